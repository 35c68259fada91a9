import type { RecordedEvent } from './event';

type Facts = readonly RecordedEvent[];

/** A shorter stream is read and parsed in a millisecond or two. */
const FACTS_MIN = 100;

/** What a fact takes beside what it tells (its ids, its place, who told it), as characters. */
const BESIDE = 1_000;

type Kept = { readonly facts: Facts; readonly size: number };

/**
 * What was read of streams that have become long, so that only what has come since is read again. So many characters at most
 * stay in memory, of the streams that were looked at last: 20,000 facts that tell nothing, fewer that tell much.
 */
export class LongStreamCache {
  /** The one that was looked at longest ago comes first. */
  private readonly streams = new Map<string, Kept>();
  private held = 0;

  constructor(private readonly sizeMax = 20_000 * BESIDE) {}

  find(stream: string): Facts {
    return this.streams.get(stream)?.facts ?? [];
  }

  /** Of two looks that overlap the longer one stays. */
  keep(stream: string, facts: Facts): void {
    const before = this.streams.get(stream) ?? NOTHING;
    this.forget(stream);
    const kept = facts.length > before.facts.length ? grown(before, facts) : before;
    if (kept.facts.length < FACTS_MIN) return;
    this.streams.set(stream, kept);
    this.held += kept.size;
    for (const [oldest] of this.streams) {
      if (this.held <= this.sizeMax) break;
      this.forget(oldest);
    }
  }

  forget(stream: string): void {
    this.held -= this.streams.get(stream)?.size ?? 0;
    this.streams.delete(stream);
  }
}

const NOTHING: Kept = { facts: [], size: 0 };

/** Facts are only ever added to a stream: those known before are weighed already. */
function grown(before: Kept, facts: Facts): Kept {
  if (facts.length < FACTS_MIN) return NOTHING;
  const told = facts.slice(before.facts.length).map(({ data }) => BESIDE + JSON.stringify(data).length);
  return { facts, size: told.reduce((sum, size) => sum + size, before.size) };
}
