import { type AnyDecider, evolve } from './decider';
import type { Event } from './event';
import { type EventStore, NO_STREAM } from './event-store';

type Cached = { readonly state: unknown; readonly revision: bigint };

const STREAMS_MAX = 10_000;

/**
 * States of streams that rules of other streams need (item versions, mandates, calendars). What was folded before is
 * kept, and each look reads only what has come since: the state is never older than the store.
 */
export class KnownStreams {
  private readonly cache = new Map<string, Cached>();

  constructor(private readonly store: EventStore) {}

  /** The state of a stream now, and the revision it was read at (-1 for a stream without events). */
  async state<State>(
    decider: Pick<AnyDecider, 'evolve'> & { readonly initial: State },
    stream: string,
  ): Promise<{ readonly state: State; readonly revision: bigint }> {
    const cached = this.cache.get(stream) ?? { state: decider.initial, revision: NO_STREAM };
    const news = await this.store.read(stream, cached.revision);
    const last = news.at(-1);
    if (last === undefined) return cached as { state: State; revision: bigint };
    const state = news.reduce<State>((before, event) => evolve(decider, before, event as Event), cached.state as State);
    this.keep(stream, { state, revision: last.revision });
    return { state, revision: last.revision };
  }

  private keep(stream: string, entry: Cached): void {
    this.cache.delete(stream);
    this.cache.set(stream, entry);
    if (this.cache.size > STREAMS_MAX) this.cache.delete(this.cache.keys().next().value as string);
  }
}
