import type { RecordedEvent } from './event';

/**
 * A stream that is followed no further, from a fact on that could not be folded or reacted to: what would be made of the facts
 * behind it without it is another story. All other streams go on.
 */
export type ParkedStream = {
  readonly stream: string;
  /** Of the fact that could not be taken. */
  readonly revision: bigint;
  /** Where it stands; of a fact that is missing, the first place behind all that was there. */
  readonly position: bigint;
  /** What went wrong, without a word of the data. */
  readonly code: string;
};

type EventPlace = Pick<RecordedEvent, 'stream' | 'revision' | 'position'>;

export type ParkingRules = {
  /** Categories of streams that everything rests on (calendars, items, policies): there one stops instead. */
  readonly neverParked: readonly string[];
  /** More streams than so many are no longer the streams' fault. */
  readonly parkedMax: number;
};

export const PARKED_MAX = 100;

/** The parked streams of one view, or of the reactors. */
export class ParkedStreams {
  private parked = new Map<string, ParkedStream>();
  /** Some are not kept in the store yet. */
  private unsaved = false;

  constructor(private readonly rules: ParkingRules) {}

  get all(): readonly ParkedStream[] {
    return [...this.parked.values()];
  }

  get changed(): boolean {
    return this.unsaved;
  }

  /** As the store has them. */
  restore(kept: readonly ParkedStream[]): void {
    this.parked = new Map(kept.map((one) => [one.stream, one]));
    this.unsaved = false;
  }

  saved(): void {
    this.unsaved = false;
  }

  /** The fact is the parked one of its stream, or lies behind it. */
  holds({ stream, position }: Pick<EventPlace, 'stream' | 'position'>): boolean {
    return this.parked.size > 0 && position >= (this.parked.get(stream)?.position ?? position + 1n);
  }

  /** Streams of which nothing behind a position is followed. */
  excludedAfter(position: bigint): readonly string[] {
    return this.all.flatMap((one) => (one.position <= position + 1n ? [one.stream] : []));
  }

  /** It is followed again, or from another poison event on. */
  release(stream: string, still: ParkedStream | null): void {
    this.parked.delete(stream);
    if (still !== null) this.parked.set(stream, still);
  }

  /** Parks the stream of a fact, the first that is poisoned; `false`: it may not be parked, and whoever follows it stops. */
  park({ stream, revision, position }: EventPlace, error: unknown): boolean {
    const known = this.parked.get(stream);
    if (known !== undefined && known.position <= position) return true;
    if (known === undefined && this.parked.size >= this.rules.parkedMax) return false;
    if (this.rules.neverParked.includes(categoryOf(stream))) return false;
    this.parked.set(stream, { stream, revision, position, code: codeOf(error) });
    this.unsaved = true;
    return true;
  }
}

/** As they are kept and shown. */
export const byPosition = (parked: readonly ParkedStream[]): readonly ParkedStream[] =>
  [...parked].sort((a, b) => (a.position < b.position ? -1 : Number(a.position > b.position)));

/** Each stream once, from the earliest place at which somebody has parked it. */
export function earliestPerStream(parked: readonly ParkedStream[]): readonly ParkedStream[] {
  const first = new Map<string, ParkedStream>();
  for (const one of byPosition(parked)) if (!first.has(one.stream)) first.set(one.stream, one);
  return [...first.values()];
}

/** What a stream is of: its name up to the first `-`. */
export const categoryOf = (stream: string): string => stream.split('-', 1)[0] ?? stream;

/** Whom or what it is about: what stands behind the category. `application-17` and `supervision-17` are about the same. */
export const entityIdOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** The code of an error, or its kind; never its message, which may tell what was in the fact. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
