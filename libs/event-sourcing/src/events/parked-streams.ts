import type { RecordedEvent } from './event';

/**
 * A stream that is not followed any further, beginning with an event that could not be folded or reacted to: the events after
 * it would give a wrong state without it. All other streams continue.
 */
export type ParkedStream = {
  readonly stream: string;
  /** Of the poison event. */
  readonly revision: bigint;
  /** Its position; for a missing event, the first position after all existing events. */
  readonly position: bigint;
  /** What failed, without any data of the event. */
  readonly code: string;
};

type EventPlace = Pick<RecordedEvent, 'stream' | 'revision' | 'position'>;

export type ParkingRules = {
  /** Stream categories that all others depend on (calendars, items, policies): for these, the consumer stops instead. */
  readonly neverParked: readonly string[];
  /** If more streams than this would be parked, the fault is not in the streams, and the consumer stops. */
  readonly parkedMax: number;
};

export const PARKED_MAX = 100;

/** The parked streams of one view, or of the reactors. */
export class ParkedStreams {
  private parked = new Map<string, ParkedStream>();
  /** Whether some are not saved in the store yet. */
  private unsaved = false;

  constructor(private readonly rules: ParkingRules) {}

  get all(): readonly ParkedStream[] {
    return [...this.parked.values()];
  }

  get changed(): boolean {
    return this.unsaved;
  }

  /** Restores the list saved in the store. */
  restore(kept: readonly ParkedStream[]): void {
    this.parked = new Map(kept.map((one) => [one.stream, one]));
    this.unsaved = false;
  }

  saved(): void {
    this.unsaved = false;
  }

  /** Whether the event is the parked one of its stream, or a later one. */
  holds({ stream, position }: Pick<EventPlace, 'stream' | 'position'>): boolean {
    return this.parked.size > 0 && position >= (this.parked.get(stream)?.position ?? position + 1n);
  }

  /** Streams of which no event after a position is followed. */
  excludedAfter(position: bigint): readonly string[] {
    return this.all.flatMap((one) => (one.position <= position + 1n ? [one.stream] : []));
  }

  /** The stream is followed again, or up to another poison event. */
  release(stream: string, still: ParkedStream | null): void {
    this.parked.delete(stream);
    if (still !== null) this.parked.set(stream, still);
  }

  /** Parks the stream of an event at its first poison event; `false`: the stream may not be parked, and the consumer stops. */
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

/** In the order in which they are stored and shown. */
export const byPosition = (parked: readonly ParkedStream[]): readonly ParkedStream[] =>
  [...parked].sort((a, b) => (a.position < b.position ? -1 : Number(a.position > b.position)));

/** Each stream once, with the earliest position at which it was parked. */
export function earliestPerStream(parked: readonly ParkedStream[]): readonly ParkedStream[] {
  const first = new Map<string, ParkedStream>();
  for (const one of byPosition(parked)) if (!first.has(one.stream)) first.set(one.stream, one);
  return [...first.values()];
}

/** The category of a stream: its name up to the first `-`. */
export const categoryOf = (stream: string): string => stream.split('-', 1)[0] ?? stream;

/**
 * The entity a stream is about: the part after the category. `application-17` and `supervision-17` are about the same entity.
 */
export const entityIdOf = (stream: string): string => stream.slice(stream.indexOf('-') + 1);

/** The code of an error, or its class name; never its message, which may contain data of the event. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
}
