import type { Schema } from '../request-schemas';
import { type Contract, codeIn, jsonIn } from './contract';
import type { Asked } from './operations';
import { Wire, type WireAnswer } from './wire';

/**
 * How a command is sent: once; twice with the same idempotency key; with the same key and another body; twice concurrently with
 * the same revision; first with an outdated revision.
 */
export const SEND_MODES = ['once', 'repeated', 'renamed', 'rivals', 'stale'] as const;
export type SendMode = (typeof SEND_MODES)[number];

export type PlannedCommand = {
  readonly operation: Asked & { readonly schema: Schema };
  readonly url: string;
  readonly secret: string;
  readonly body: object;
  /** Another valid body. */
  readonly other: object;
  readonly manner: SendMode;
};

/** A guarantee that a sequence of commands has broken. */
export class BrokenPromise extends Error {
  override readonly name = 'BrokenPromise';
}

/** Responses that are no decision on the command: a retry may have another result. */
const PASSING = ['command.refused-too-often', 'command.running', 'command.too-slow', 'stream.busy', 'stream.changed'];

/** An accepted command, with its response. */
type AcceptedCommand = { readonly wish: PlannedCommand; readonly name: string; readonly answer: WireAnswer };

/** One case, and the guarantees for each command to it, whatever the command and its caller. */
export class CommandSequence {
  revision = 0n;
  private readonly taken: AcceptedCommand[] = [];
  private readonly wires: readonly [Wire, Wire];
  private names = 0;

  constructor(
    url: URL,
    private readonly contract: Contract,
    /** Prefix of idempotency keys, unique to this sequence. */
    private readonly name: string,
    private position: string,
  ) {
    const wire = (): Wire => new Wire(url.hostname, Number(url.port));
    this.wires = [wire(), wire()];
  }

  close(): void {
    for (const wire of this.wires) wire.close();
  }

  /** The revision displayed by the case, which includes events of timers. */
  sees(revision: string): void {
    if (BigInt(revision) > this.revision) this.revision = BigInt(revision);
  }

  /** @throws {BrokenPromise} */
  async send(wish: PlannedCommand): Promise<WireAnswer> {
    const name = `${this.name}-${this.names++}`;
    if (wish.manner === 'rivals') return this.rivals(wish, name);
    const before = this.revision;
    const late = wish.manner === 'stale' && before > 0n ? await this.tooLate(wish, name) : null;
    const first = await this.command(wish, name, wish.body);
    if (late !== null && first.status < 300) sawThatItChanged(wish, late);
    if (first.status < 300 && revisionIn(first) < before)
      throw new BrokenPromise(`${routeOf(wish)}: the revision goes back`);
    this.remember({ wish, name, answer: first });
    if (wish.manner === 'repeated') same(wish, first, await this.command(wish, name, wish.body));
    if (wish.manner === 'renamed' && isRemembered(first)) {
      const code = codeIn(await this.command(wish, name, wish.other));
      const isRefused = code === 'command.key-reused' || (first.status >= 300 && code === 'request.invalid');
      if (!isRefused) throw new BrokenPromise(`${routeOf(wish)}: another body under the same key is answered ${code}`);
    }
    return first;
  }

  /** Repeats every accepted command much later: the response is the same as the first. @throws {BrokenPromise} */
  async sendAgain(): Promise<void> {
    for (const { wish, name, answer } of this.taken) same(wish, answer, await this.command(wish, name, wish.body));
  }

  /** @throws {BrokenPromise} */
  async ask(operation: Asked, url: string, secret: string): Promise<WireAnswer> {
    const lines = [`Authorization: Bearer ${secret}`, `Sealtrail-Min-Position: ${this.position}`];
    return this.answered(this.wires[0], operation, 'GET', bytesOf('GET', url, lines, ''));
  }

  private remember(taken: AcceptedCommand): void {
    if (taken.answer.status < 300) this.taken.push(taken);
  }

  /** With the previous revision, which another caller may have seen, and which is no longer valid for writes. */
  private async tooLate(wish: PlannedCommand, name: string): Promise<WireAnswer> {
    const seen = `If-Match: "${this.revision - 1n}"`;
    const answer = await this.command(wish, `${name}-late`, wish.body, this.wires[0], [seen]);
    if (answer.status < 300) throw new BrokenPromise(`${routeOf(wish)}: accepted on a revision that has passed`);
    return answer;
  }

  /** Of two concurrent commands with the same revision at most one is accepted, and the other is refused as outdated. */
  private async rivals(wish: PlannedCommand, name: string): Promise<WireAnswer> {
    const before = this.revision;
    const seen = `If-Match: "${before}"`;
    const answers = await Promise.all(
      this.wires.map(async (wire, n) => {
        const answer = await this.command(wish, `${name}-${n}`, wish.body, wire, [seen]);
        return { wish, name: `${name}-${n}`, answer };
      }),
    );
    for (const each of answers) this.remember(each);
    const [winner, ...moved] = answers.filter(({ answer }) => revisionIn(answer) > before);
    if (moved.length > 0) throw new BrokenPromise(`${routeOf(wish)}: two were accepted on one revision`);
    const loser = answers.find((each) => each !== winner);
    if (winner !== undefined && loser !== undefined) sawThatItChanged(wish, loser.answer);
    return (winner ?? loser)?.answer as WireAnswer;
  }

  private async command(
    wish: PlannedCommand,
    name: string,
    body: object,
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

const routeOf = ({ operation }: PlannedCommand): string => `POST ${operation.path}`;
const shown = (answer: WireAnswer): string => `${answer.status} ${codeIn(answer)}`;

/** Acceptance, and refusal by a rule, are recorded under the command id. */
const isRemembered = (answer: WireAnswer): boolean =>
  answer.status < 300 || (answer.status === 409 && !PASSING.includes(codeIn(answer)));

const revisionIn = (answer: WireAnswer): bigint =>
  answer.status < 300 ? BigInt((jsonIn(answer.body) as { revision: string }).revision) : -1n;

/** With another revision an acceptable command is only refused as outdated: no rule has been evaluated. */
function sawThatItChanged(wish: PlannedCommand, answer: WireAnswer): void {
  if (PASSING.includes(codeIn(answer))) return;
  throw new BrokenPromise(`${routeOf(wish)}: judged on a revision that has passed: ${shown(answer)}`);
}

/** A repeated command has the same response each time; opaque positions of views differ. */
function same(wish: PlannedCommand, first: WireAnswer, again: WireAnswer): void {
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
