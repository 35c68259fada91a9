/** An event as the server keeps it: bytes that it does not look into. */
export type KeptEvent = {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

export type LoggedEvent = KeptEvent & {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly atMs: number;
};

export type AppendOutcome =
  | { readonly kept: true; readonly revision: bigint; readonly position: bigint }
  | { readonly kept: false; readonly actual: bigint };

/** About what an event takes in a real log: positions have gaps, and name no event in between. */
const STEP = 137n;

/** The rules of the server for one log: exact revisions, and retries told by their ids. */
export class FakeLog {
  readonly events: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private readonly listeners = new Set<() => void>();
  private lastPosition = 1_000n;
  private nowMs = 0;

  append(stream: string, expected: bigint, events: readonly KeptEvent[]): AppendOutcome {
    const past = this.streams.get(stream) ?? [];
    const actual = BigInt(past.length) - 1n;
    if (actual !== expected) return repeated(past, expected, events) ?? { kept: false, actual };
    for (const event of events) {
      this.lastPosition += STEP;
      const logged = { ...event, stream, revision: BigInt(past.length), position: this.lastPosition, atMs: this.nowMs };
      past.push(logged);
      this.events.push(logged);
    }
    this.streams.set(stream, past);
    for (const tell of this.listeners) tell();
    return { kept: true, revision: BigInt(past.length) - 1n, position: this.lastPosition };
  }

  /** What is still to be read of a stream: nothing that is older than its metadata say. */
  of(stream: string): readonly LoggedEvent[] {
    const events = this.streams.get(stream) ?? [];
    const told = this.streams.get(`$$${stream}`)?.at(-1);
    if (told === undefined) return events;
    const { $maxAge: seconds = Number.POSITIVE_INFINITY } = JSON.parse(Buffer.from(told.data).toString('utf8')) as {
      readonly $maxAge?: number;
    };
    return events.filter(({ atMs }) => atMs > this.nowMs - seconds * 1_000);
  }

  /** How much of a stream there is on the disk, shown or not. */
  lengthOf(stream: string): number {
    return this.streams.get(stream)?.length ?? 0;
  }

  letPass(ms: number): void {
    this.nowMs += ms;
  }

  /** The next event gets a later position than this. */
  skipTo(position: bigint): void {
    this.lastPosition = position;
  }

  /** Overwrites what an event holds, as the server's tool for redaction does. */
  redact(stream: string, revision: number): void {
    const event = this.streams.get(stream)?.[revision];
    if (event !== undefined) event.data.fill(0xff);
  }

  onNews(tell: () => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }
}

function repeated(past: readonly LoggedEvent[], expected: bigint, events: readonly KeptEvent[]): AppendOutcome | null {
  const there = past.slice(Number(expected) + 1, Number(expected) + 1 + events.length);
  const last = there.at(-1);
  if (last === undefined || events.some(({ id }, index) => there[index]?.id !== id)) return null;
  return { kept: true, revision: last.revision, position: last.position };
}
