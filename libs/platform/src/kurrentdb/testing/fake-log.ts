/** An event as the server stores it: opaque bytes. */
export type FakeStoredEvent = {
  readonly id: string;
  readonly type: string;
  readonly contentType: string;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
};

export type LoggedEvent = FakeStoredEvent & {
  readonly stream: string;
  readonly revision: bigint;
  readonly position: bigint;
  readonly atMs: number;
};

/** The revision of a tombstone. */
const DELETED = 2n ** 63n - 1n;

/** The metadata of a soft-deleted stream. */
const SOFT_DELETED = '{"$tb":9223372036854775807}';

export type AppendOutcome =
  | { readonly kept: true; readonly revision: bigint; readonly position: bigint }
  | { readonly kept: false; readonly actual: bigint }
  | 'deleted';

/** The approximate size of an event in a real log: positions have gaps, and positions in between are not events. */
const STEP = 137n;

/** The server's rules for one log: exact revisions, and retries recognised by their ids. */
export class FakeLog {
  readonly events: LoggedEvent[] = [];
  private readonly streams = new Map<string, LoggedEvent[]>();
  private readonly tombs = new Set<string>();
  private readonly lost = new Set<LoggedEvent>();
  private readonly listeners = new Set<() => void>();
  private lastPosition = 1_000n;
  private nowMs = 0;

  append(stream: string, expected: bigint, events: readonly FakeStoredEvent[]): AppendOutcome {
    if (this.tombs.has(stream)) return 'deleted';
    const past = this.streams.get(stream) ?? [];
    const actual = BigInt(past.length) - 1n;
    const isReopened = expected < 0n && this.isDeleted(stream);
    if (isReopened) this.tell(stream, JSON.stringify({ $tb: past.length }));
    if (actual !== expected && !isReopened) return repeated(past, expected, events) ?? { kept: false, actual };
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

  /** The visible events of a stream: none that its metadata hide. */
  of(stream: string): readonly LoggedEvent[] {
    const events = this.streams.get(stream) ?? [];
    const { $maxAge = Number.POSITIVE_INFINITY, $maxCount = events.length, $tb = 0 } = this.told(stream);
    const first = Math.max($tb, events.length - $maxCount);
    return events.filter(
      (event, revision) => revision >= first && event.atMs > this.nowMs - $maxAge * 1_000 && !this.lost.has(event),
    );
  }

  /** Whether it exists, visible or not. */
  has(stream: string): boolean {
    return this.streams.has(stream) && !this.isDeleted(stream);
  }

  /** Permanently: its name can never be used again. */
  isTomb(stream: string): boolean {
    return this.tombs.has(stream) || (stream.startsWith('$$') && this.tombs.has(stream.slice(2)));
  }

  /** A soft delete. */
  delete(stream: string): void {
    this.tell(stream, SOFT_DELETED);
  }

  tombstone(stream: string): void {
    const tomb = { ...NOTHING, id: '0b0e0000-0000-4000-8000-00000000dead', type: '$streamDeleted' };
    this.lastPosition += STEP;
    this.events.push({ ...tomb, stream, revision: DELETED, position: this.lastPosition, atMs: this.nowMs });
    this.tombs.add(stream);
    for (const tell of this.listeners) tell();
  }

  /** Like `setStreamMetadata`. */
  tell(stream: string, metadata: string): void {
    const name = `$$${stream}`;
    const told = {
      ...NOTHING,
      id: '0b0e0000-0000-4000-8000-0000000000aa',
      type: '$metadata',
      data: Buffer.from(metadata),
    };
    this.append(name, BigInt(this.streams.get(name)?.length ?? 0) - 1n, [told]);
  }

  /** Removes all hidden events, as a scavenge does, except for the last event of a stream. */
  scavenge(): void {
    for (const [stream, events] of this.streams) {
      const shown = new Set(this.tombs.has(stream) ? [] : [...this.of(stream), ...events.slice(-1)]);
      for (const event of events) if (!shown.has(event)) this.dropEvent(stream, event.revision);
    }
  }

  /** Removes an event. */
  dropEvent(stream: string, revision: bigint): void {
    const event = this.streams.get(stream)?.[Number(revision)];
    if (event === undefined) return;
    this.lost.add(event);
    this.events.splice(this.events.indexOf(event), 1);
  }

  private isDeleted(stream: string): boolean {
    return (this.told(stream).$tb ?? 0) > Number.MAX_SAFE_INTEGER;
  }

  private told(stream: string): { readonly $maxAge?: number; readonly $maxCount?: number; readonly $tb?: number } {
    const told = this.streams.get(`$$${stream}`)?.at(-1);
    return told === undefined ? {} : JSON.parse(Buffer.from(told.data).toString('utf8'));
  }

  letPass(ms: number): void {
    this.nowMs += ms;
  }

  /** Makes the next position greater than this one. */
  skipTo(position: bigint): void {
    this.lastPosition = position;
  }

  /** Overwrites the data of an event, as the server's redaction tool does. */
  redact(stream: string, revision: number): void {
    const event = this.streams.get(stream)?.[revision];
    if (event !== undefined) event.data.fill(0xff);
  }

  /** Restores a backup made when there were this many events: later ones are gone, and their positions are assigned again. */
  restoreTo(count: number): void {
    this.events.splice(count);
    this.streams.clear();
    for (const event of this.events) this.streams.set(event.stream, [...(this.streams.get(event.stream) ?? []), event]);
    this.lastPosition = this.events.at(-1)?.position ?? 1_000n;
  }

  onNews(tell: () => void): () => void {
    this.listeners.add(tell);
    return () => this.listeners.delete(tell);
  }
}

const NOTHING = { contentType: 'application/json', data: Buffer.from('{}'), metadata: Buffer.from('') };

function repeated(
  past: readonly LoggedEvent[],
  expected: bigint,
  events: readonly FakeStoredEvent[],
): AppendOutcome | null {
  const there = past.slice(Number(expected) + 1, Number(expected) + 1 + events.length);
  const last = there.at(-1);
  if (last === undefined || events.some(({ id }, index) => there[index]?.id !== id)) return null;
  return { kept: true, revision: last.revision, position: last.position };
}
