import type { Schema } from '../request-schemas';
import { type Contract, codeIn, jsonIn } from './contract';
import type { Asked } from './operations';
import { Wire, type WireAnswer } from './wire';

/** How a command is sent: once; twice under one name; a second with another body under that name; two at once on one revision. */
export const MANNERS = ['once', 'once', 'repeated', 'renamed', 'rivals'] as const;
export type CommandManner = (typeof MANNERS)[number];

export type CommandWish = {
  readonly operation: Asked & { readonly schema: Schema };
  readonly url: string;
  readonly secret: string;
  readonly body: unknown;
  readonly manner: CommandManner;
};

/** Something that no sequence of commands may bring about. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Answers that are no word on the command itself: the same may be sent again, and be answered otherwise. */
const PASSING = ['command.refused-too-often', 'command.running', 'command.too-slow', 'stream.busy', 'stream.changed'];

/** One case, and what is promised of each command to it, whatever it is and whoever sends it. */
export class CommandSequence {
  revision = 0n;
  private readonly wires: readonly [Wire, Wire];
  private names = 0;

  constructor(
    url: URL,
    private readonly contract: Contract,
    /** What no other sequence names its commands by. */
    private readonly name: string,
    private position: string,
  ) {
    const wire = (): Wire => new Wire(url.hostname, Number(url.port));
    this.wires = [wire(), wire()];
  }

  close(): void {
    for (const wire of this.wires) wire.close();
  }

  /** @throws {BrokenPromise} */
  async send(wish: CommandWish): Promise<WireAnswer> {
    const name = `${this.name}-${this.names++}`;
    if (wish.manner === 'rivals') return this.rivals(wish, name);
    const first = await this.command(wish, name, wish.body);
    if (wish.manner === 'repeated') same(wish, first, await this.command(wish, name, wish.body));
    if (wish.manner === 'renamed' && isRemembered(first)) {
      const other = await this.command(wish, name, {
        ...(wish.body as object),
        occurredAt: '2026-01-05T09:00:00+08:00',
      });
      if (codeIn(other) !== 'command.key-reused' && codeIn(other) !== 'request.invalid') {
        throw new BrokenPromise(`${routeOf(wish)}: another body under the same key is answered ${shown(other)}`);
      }
    }
    return first;
  }

  /** @throws {BrokenPromise} */
  async ask(operation: Asked, url: string, secret: string): Promise<WireAnswer> {
    const lines = [`Authorization: Bearer ${secret}`, `Sealtrail-Min-Position: ${this.position}`];
    return this.answered(this.wires[0], operation, 'GET', bytesOf('GET', url, lines, ''));
  }

  private async rivals(wish: CommandWish, name: string): Promise<WireAnswer> {
    const before = this.revision;
    const seen = `If-Match: "${before}"`;
    const [one, other] = await Promise.all(
      this.wires.map((wire, n) => this.command(wish, `${name}-${n}`, wish.body, wire, [seen])),
    );
    const moved = [one, other].filter((answer) => answer !== undefined && revisionIn(answer) > before);
    if (moved.length > 1) throw new BrokenPromise(`${routeOf(wish)}: two were accepted on revision ${before}`);
    return one as WireAnswer;
  }

  private async command(
    wish: CommandWish,
    name: string,
    body: unknown,
    wire = this.wires[0],
    more: readonly string[] = [],
  ): Promise<WireAnswer> {
    const lines = [
      `Authorization: Bearer ${wish.secret}`,
      'Content-Type: application/json',
      `Idempotency-Key: ${name}`,
      ...more,
    ];
    const bytes = bytesOf('POST', wish.url, lines, JSON.stringify(body));
    const answer = await this.answered(wire, wish.operation, 'POST', bytes);
    if (answer.status >= 300) return answer;
    const { revision, position } = jsonIn(answer.body) as { revision: string; position: string };
    if (BigInt(revision) < this.revision && wish.manner === 'once') {
      throw new BrokenPromise(`${routeOf(wish)}: revision ${revision} after ${this.revision}`);
    }
    if (answer.headers['etag'] !== `"${revision}"`)
      throw new BrokenPromise(`${routeOf(wish)}: an ETag of another revision`);
    if (BigInt(revision) > this.revision) [this.revision, this.position] = [BigInt(revision), position];
    return answer;
  }

  private async answered(wire: Wire, operation: Asked, method: string, bytes: Buffer): Promise<WireAnswer> {
    const answer = await wire.ask(method, bytes);
    const route = `${method} ${operation.path}`;
    if ('dropped' in answer) throw new BrokenPromise(`${route}: dropped: ${answer.dropped}`);
    const fault = this.contract.faultOf(operation, method, answer);
    if (fault !== null) throw new BrokenPromise(`${route}: ${fault}`);
    return answer;
  }
}

const routeOf = ({ operation }: CommandWish): string => `POST ${operation.path}`;
const shown = (answer: WireAnswer): string => `${answer.status} ${codeIn(answer)}`;

/** A yes, and a no of the rules, are kept under the name of the command. */
const isRemembered = (answer: WireAnswer): boolean =>
  answer.status < 300 || (answer.status === 409 && !PASSING.includes(codeIn(answer)));

const revisionIn = (answer: WireAnswer): bigint =>
  answer.status < 300 ? BigInt((jsonIn(answer.body) as { revision: string }).revision) : -1n;

/** The same command is answered the same, however often it is sent; a position that tells nothing is another each time. */
function same(wish: CommandWish, first: WireAnswer, again: WireAnswer): void {
  if (PASSING.includes(codeIn(first)) || PASSING.includes(codeIn(again))) return;
  const told = (answer: WireAnswer): string => {
    const { traceId: _, ...rest } = jsonIn(answer.body) as Record<string, unknown>;
    return JSON.stringify({ status: answer.status, ...rest });
  };
  if (told(first) !== told(again)) {
    throw new BrokenPromise(`${routeOf(wish)}: repeated, it is answered otherwise\n${told(first)}\n${told(again)}`);
  }
}

function bytesOf(method: string, url: string, lines: readonly string[], body: string): Buffer {
  const length = method === 'GET' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`];
  return Buffer.from(
    `${[`${method} ${url} HTTP/1.1`, 'Host: 127.0.0.1', ...lines, ...length].join('\r\n')}\r\n\r\n${body}`,
  );
}
