import { LruMap } from '@sealtrail/event-sourcing';
import { UnreadableEvent } from './kurrent-errors';
import type { FoundRecord } from './log-client';

/** Of so many streams at most it is known where they are: those that were followed last. */
const STREAMS_MAX = 200_000;

/**
 * Notices what is missing from the streams of facts (`$maxCount`, `$tb`, a deletion, a scavenge) by the revisions of what is
 * followed: they only ever count on by one. Streams with a declared retention lie outside of the prefix that is followed. Once
 * there were more streams than it can remember, what is missing before the first event that it sees of one is not noticed.
 */
export class HoleWatch {
  private readonly last: LruMap<string, bigint>;
  /** From the log's beginning nothing was passed over: the first event of each stream has revision 0. */
  private knowsAll: boolean;

  constructor(after: bigint, streamsMax = STREAMS_MAX) {
    this.knowsAll = after === 0n;
    this.last = new LruMap(streamsMax);
  }

  /** @throws {UnreadableEvent} before it come events that are not there any more */
  note({ stream, revision }: FoundRecord): void {
    const known = this.last.get(stream);
    const before = known ?? (this.knowsAll ? -1n : null);
    if (before !== null && revision !== before + 1n) {
      throw new UnreadableEvent(`${stream} has events missing before revision ${revision}: restore them from a backup`);
    }
    // It puts one out, which from now on looks like a new one.
    if (known === undefined && this.last.size === this.last.entriesMax) this.knowsAll = false;
    this.last.set(stream, revision);
  }
}
