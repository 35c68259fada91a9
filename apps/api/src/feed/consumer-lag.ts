import type { Instant } from '@sealtrail/event-sourcing';
import type { Feed } from './feed';
import { type FactPage, type FeedReader, type FeedSelection, isShown, LOOKED_AT_MAX } from './published-facts';

/** The number of waiting facts, counted up to {@link WAITING_MAX}, and since when the first one waits. */
export type Lag = {
  readonly waiting: number;
  /** Whether all waiting facts were counted. */
  readonly isCounted: boolean;
  /** `null`: none waits, or none was found among the facts that were looked at. */
  readonly waitingSince: Instant | null;
};

/** A reader that has consumed everything up to `position`. */
export type LaggingReader = {
  readonly reader: FeedReader;
  readonly selection: FeedSelection;
  readonly position: bigint;
};

export const WAITING_MAX = 100;
/** Maximum number of facts looked at for all readers together. */
const LOOKED_AT_TOGETHER_MAX = 2 * LOOKED_AT_MAX;
const BATCH_MAX = 500;
/** Facts times readers between two turns of the event loop. */
const CHECKED_AT_ONCE_MAX = 25_000;

/** The lags of several readers, by one pass over the log from the slowest to the head. */
export async function lagsOf(
  feed: Pick<Feed, 'readAll'>,
  readers: readonly LaggingReader[],
  signal: AbortSignal,
): Promise<readonly Lag[]> {
  const counts = readers.map((reader) => new WaitingCount(reader));
  const batch = Math.min(BATCH_MAX, Math.ceil(CHECKED_AT_ONCE_MAX / (readers.length + 1)));
  let lookedAt = 0;
  let [position, open] = [0n, counts];
  while (open.length > 0 && lookedAt < LOOKED_AT_TOGETHER_MAX && !signal.aborted) {
    // Facts that all of them have consumed are not read.
    const first = open.reduce((least, { start }) => (start < least ? start : least), open[0]?.start ?? 0n);
    const page: FactPage = await feed.readAll(first > position ? first : position, batch, signal);
    for (const count of open) count.add(page);
    lookedAt += page.facts.length;
    position = page.position;
    open = page.isAtHead ? [] : open.filter(({ isOver }) => !isOver);
  }
  return counts.map(({ lag }) => lag);
}

/** Counts what one reader has not consumed. */
class WaitingCount {
  private waiting = 0;
  private since: Instant | null = null;
  private lookedAt = 0;
  private reachedHead = false;

  constructor(private readonly of: LaggingReader) {}

  get start(): bigint {
    return this.of.position;
  }

  /** Nothing more is counted for this reader. */
  get isOver(): boolean {
    return this.waiting > WAITING_MAX || this.lookedAt >= LOOKED_AT_MAX;
  }

  get lag(): Lag {
    const waiting = Math.min(this.waiting, WAITING_MAX);
    return { waiting, isCounted: this.reachedHead && this.waiting === waiting, waitingSince: this.since };
  }

  add({ facts, isAtHead }: FactPage): void {
    const { reader, selection, position } = this.of;
    for (const fact of facts) {
      if (this.isOver) return;
      const { position: at, metadata } = fact.event;
      if (at <= position) continue;
      this.lookedAt++;
      if (!isShown(fact, reader, selection)) continue;
      this.waiting++;
      this.since ??= metadata.recordedAt;
    }
    this.reachedHead = isAtHead;
  }
}
