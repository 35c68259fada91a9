import { UnreadableEvent } from './kurrent-errors';
import type { FoundRecord } from './log-client';

/** Of more streams it begins anew, and then knows nothing of what came before. */
const STREAMS_MAX = 200_000;

/**
 * Notices what is missing from the streams of facts (`$maxCount`, `$tb`, a deletion, a scavenge) by the revisions of what is
 * followed: they only ever count on by one. Streams with a declared retention lie outside of the prefix that is followed.
 */
export class HoleWatch {
  private readonly last = new Map<string, bigint>();
  /** From the log's beginning nothing was passed over: the first event of each stream has revision 0. */
  private knowsAll: boolean;

  constructor(after: bigint) {
    this.knowsAll = after === 0n;
  }

  /** @throws {UnreadableEvent} before it come events that are not there any more */
  note({ stream, revision }: FoundRecord): void {
    const before = this.last.get(stream) ?? (this.knowsAll ? -1n : null);
    if (before !== null && revision !== before + 1n) {
      throw new UnreadableEvent(`${stream} has events missing before revision ${revision}: restore them from a backup`);
    }
    if (this.last.size >= STREAMS_MAX) {
      this.last.clear();
      this.knowsAll = false;
    }
    this.last.set(stream, revision);
  }
}
