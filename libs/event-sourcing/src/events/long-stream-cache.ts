import type { RecordedEvent } from './event';

type Facts = readonly RecordedEvent[];

/** A shorter stream is read and parsed in a millisecond or two. */
const FACTS_MIN = 100;

/** Size of an event besides its data (ids, position, actor), in characters. */
const BESIDE = 1_000;

type Kept = { readonly facts: Facts; readonly size: number };

/**
 * Caches the events of long streams, so that only new events are read. Bounded by a number of characters, the most recently
 * used streams are kept: 20,000 events without data, fewer with much.
 */
export class LongStreamCache {
  /** Least recently used first. */
  private readonly streams = new Map<string, Kept>();
  private held = 0;

  constructor(private readonly sizeMax = 20_000 * BESIDE) {}

  find(stream: string): Facts {
    return this.streams.get(stream)?.facts ?? [];
  }

  /** Of two concurrent reads the longer one is kept. */
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

/** Events are only ever added to a stream: the size of the cached ones is known already. */
function grown(before: Kept, facts: Facts): Kept {
  if (facts.length < FACTS_MIN) return NOTHING;
  const told = facts.slice(before.facts.length).map(({ data }) => BESIDE + JSON.stringify(data).length);
  return { facts, size: told.reduce((sum, size) => sum + size, before.size) };
}
