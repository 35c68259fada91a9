import { LruMap } from '../collections/lru-map';
import type { Event } from '../events/event';
import { type EventStore, NO_STREAM } from '../events/event-store';
import { type AnyDecider, evolve } from './decider';

type Cached = { readonly evolve: unknown; readonly state: unknown; readonly revision: bigint };

/**
 * Cached states of streams that rules of other streams need (item versions, mandates, calendars). Each access reads only the
 * events appended since the last one: the state is never older than the store.
 */
export class StreamStateCache {
  private readonly cache: LruMap<string, Cached>;

  /** @param streamsMax number of streams kept in memory, the most recently used ones */
  constructor(
    private readonly store: EventStore,
    streamsMax = 10_000,
  ) {
    this.cache = new LruMap(streamsMax);
  }

  /** The current state of a stream, and the revision it was read at (-1 for a stream without events). */
  async state<State>(
    decider: Pick<AnyDecider, 'evolve'> & { readonly initial: State },
    stream: string,
  ): Promise<{ readonly state: State; readonly revision: bigint }> {
    const before = this.cached(decider, stream);
    const news = await this.store.read(stream, before.revision);
    const state = news.reduce<State>((folded, event) => evolve(decider, folded, event as Event), before.state as State);
    const revision = news.at(-1)?.revision ?? before.revision;
    if (revision >= this.cached(decider, stream).revision)
      this.cache.set(stream, { evolve: decider.evolve, state, revision });
    return { state, revision };
  }

  private cached(decider: Pick<AnyDecider, 'evolve' | 'initial'>, stream: string): Cached {
    const cached = this.cache.get(stream);
    if (cached !== undefined && cached.evolve === decider.evolve) return cached;
    return { evolve: decider.evolve, state: decider.initial, revision: NO_STREAM };
  }
}
