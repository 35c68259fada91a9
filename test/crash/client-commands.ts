import { type Agent, request } from 'node:http';
import { derivedId } from '@sealtrail/event-sourcing';
import type { Key } from './client-keys';

/** A command as a client sends it, under a name that it may repeat. */
export type ClientCommand = {
  readonly by: Key;
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
};

export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** What a client knows of a command; `null`: no answer came, so it may have been kept or not. */
export type SentCommand = {
  readonly command: ClientCommand;
  /** Where it was sent to. */
  readonly via: string;
  answer: Answered | null;
  /** A store did not answer, and the server said so, in these words. */
  outage: string | null;
};

/** Under which id the server keeps it. */
export const commandIdOf = ({ by, name }: ClientCommand): string => derivedId('command', by.id, name);

export const isAcknowledged = (answer: Answered | null): answer is Answered => answer !== null && answer.status < 300;

/** A no of the rules, which is remembered like a yes. */
export const isRefused = (answer: Answered | null): answer is Answered =>
  answer !== null && answer.status >= 400 && answer.status < 500;

/** It says nothing about the command: the same may be sent again, and be answered otherwise. */
export const isInconclusive = ({ body: { code } }: Answered): boolean =>
  code === 'stream.busy' || code === 'command.running';

/** A store did not answer, or took too long. What became of the command is found out by asking again. */
export const isOutage = ({ body: { code } }: Answered): boolean =>
  NOT_KEPT.includes(String(code)) || code === 'outcome.unknown';

/** What a server says when it is sure that nothing was kept. */
export const NOT_KEPT: readonly string[] = ['store.unavailable', 'command.too-slow'];

/** An answer in short, without what differs between two times of the same answer. */
export const summaryOf = ({ status, body }: Answered): string =>
  JSON.stringify(status < 300 ? { status, ...body } : { status, code: body.code });

export const describeCommand = ({ name, method, path }: ClientCommand): string => `${method} ${path} (${name})`;

/** Rejects where the connection broke: nobody knows what became of the command. */
export function send(url: string, agent: Agent, { by, name, method, path, body }: ClientCommand): Promise<Answered> {
  const payload = JSON.stringify(body);
  const headers = {
    authorization: `Bearer ${by.secret}`,
    'idempotency-key': name,
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(payload),
  };
  return new Promise((resolve, reject) => {
    const asked = request(`${url}${path}`, { method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', reject);
      response.on('end', () => {
        // Half an answer is no answer.
        if (!response.complete) return reject(new Error('the answer broke off'));
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answered['body'] });
      });
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}
