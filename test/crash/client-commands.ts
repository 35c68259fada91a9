import { type Agent, request } from 'node:http';
import { derivedId } from '@sealtrail/event-sourcing';
import type { Key } from './client-keys';

/** A command as a client sends it, with an idempotency key. */
export type ClientCommand = {
  readonly by: Key;
  readonly name: string;
  readonly method: 'POST' | 'PUT';
  readonly path: string;
  readonly body: object;
};

export type Answered = { readonly status: number; readonly body: Readonly<Record<string, unknown>> };

/** What a client knows of a command; `null`: no response arrived, so it may or may not have been stored. */
export type SentCommand = {
  readonly command: ClientCommand;
  /** The server it was sent to. */
  readonly via: string;
  answer: Answered | null;
  /** A store did not answer, and the server reported it with this text. */
  outage: string | null;
};

/** The id under which the server stores it. */
export const commandIdOf = ({ by, name }: ClientCommand): string => derivedId('command', by.id, name);

export const isAcknowledged = (answer: Answered | null): answer is Answered => answer !== null && answer.status < 300;

/** A rejection by the rules, which is stored like a result. */
export const isRefused = (answer: Answered | null): answer is Answered =>
  answer !== null && answer.status >= 400 && answer.status < 500;

/** Not a decision on the command: the same may be resent, with another result. */
export const isInconclusive = ({ body: { code } }: Answered): boolean =>
  code === 'stream.busy' || code === 'command.running';

/** A store did not answer, or timed out. A resend finds out what became of the command. */
export const isOutage = ({ body: { code } }: Answered): boolean =>
  NOT_KEPT.includes(String(code)) || code === 'outcome.unknown';

/** What a server answers when it is certain that nothing was stored. */
export const NOT_KEPT: readonly string[] = ['store.unavailable', 'command.too-slow'];

/** A summary of a response, without what differs between repeated responses. */
export const summaryOf = ({ status, body }: Answered): string =>
  JSON.stringify(status < 300 ? { status, ...body } : { status, code: body.code });

export const describeCommand = ({ name, method, path }: ClientCommand): string => `${method} ${path} (${name})`;

/** Rejects if the connection broke: the outcome of the command is unknown. */
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
        // An incomplete response counts as none.
        if (!response.complete) return reject(new Error('the answer broke off'));
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) as Answered['body'] });
      });
    });
    asked.on('error', reject);
    asked.end(payload);
  });
}
