import type { Recorded } from './event';

type Facts = readonly Recorded[];

/** A shorter stream is read and parsed in a millisecond or two. */
const FACTS_MIN = 100;

/**
 * What was read of streams that have become long, so that only what has come since is read again. So many facts at most stay
 * in memory, of the streams that were looked at last.
 */
export class LongStreams {
  /** The one that was looked at longest ago comes first. */
  private readonly streams = new Map<string, Facts>();
  private held = 0;

  constructor(private readonly factsMax = 20_000) {}

  /** How many facts are in memory. */
  get facts(): number {
    return this.held;
  }

  find(stream: string): Facts {
    return this.streams.get(stream) ?? [];
  }

  /** Of two looks that overlap the longer one stays. */
  keep(stream: string, facts: Facts): void {
    const before = this.find(stream);
    const kept = facts.length >= before.length ? facts : before;
    this.forget(stream);
    if (kept.length < FACTS_MIN) return;
    this.streams.set(stream, kept);
    this.held += kept.length;
    for (const [oldest] of this.streams) {
      if (this.held <= this.factsMax) break;
      this.forget(oldest);
    }
  }

  forget(stream: string): void {
    this.held -= this.find(stream).length;
    this.streams.delete(stream);
  }
}
