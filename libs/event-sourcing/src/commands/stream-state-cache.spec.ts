import { appendRequest } from '../contracts/event-store-driver';
import { NO_STREAM } from '../events/event-store';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { StreamStateCache } from './stream-state-cache';

class WatchedEventStore extends InMemoryEventStore {
  readonly reads: string[] = [];
  /** Delays the result of reads that begin now. */
  held: Promise<void> | null = null;

  override async read(stream: string, after?: bigint) {
    this.reads.push(`${stream} after ${after}`);
    const { held } = this;
    const events = await super.read(stream, after);
    await held;
    return events;
  }
}

/** Counts notes. */
const counter = { initial: 0, evolve: { Noted: (count: number) => count + 1 } };
const lister = { initial: '', evolve: { Noted: (list: string, { by }: { by: string }) => list + by } };

describe('StreamStateCache', () => {
  let store: WatchedEventStore;
  let known: StreamStateCache;

  beforeEach(() => {
    store = new WatchedEventStore();
    known = new StreamStateCache(store);
  });

  it('folds a stream, and later only its new events', async () => {
    await store.append(appendRequest('a', 'item-1', NO_STREAM, { types: ['Noted', 'Noted', 'Passed'] }));
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 2, revision: 2n });
    await store.append(appendRequest('b', 'item-1', 2n));
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 3, revision: 3n });
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 3, revision: 3n });
    expect(store.reads).toStrictEqual(['item-1 after -1', 'item-1 after 2', 'item-1 after 3']);
  });

  it('has the initial state for a stream without events, and sees its first event', async () => {
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 0, revision: NO_STREAM });
    await store.append(appendRequest('a', 'item-1', NO_STREAM));
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 1, revision: 0n });
  });

  it('separates the states that two deciders fold from one stream', async () => {
    await store.append(appendRequest('a', 'item-1', NO_STREAM));
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 1, revision: 0n });
    expect(await known.state(lister, 'item-1')).toStrictEqual({ state: 'a', revision: 0n });
  });

  it('is consistent for simultaneous reads', async () => {
    await store.append(appendRequest('a', 'item-1', NO_STREAM));
    const looks = [1, 2, 3].map(() => known.state(counter, 'item-1'));
    await store.append(appendRequest('b', 'item-1', 0n));
    for (const { state, revision } of await Promise.all(looks)) expect(BigInt(state)).toBe(revision + 1n);
    expect(await known.state(counter, 'item-1')).toStrictEqual({ state: 2, revision: 1n });
  });

  it('never regresses if a slow read ends after a fast one', async () => {
    await store.append(appendRequest('a', 'item-1', NO_STREAM));
    let release = (): void => {};
    store.held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = known.state(counter, 'item-1');
    store.held = null;
    await store.append(appendRequest('b', 'item-1', 0n));
    expect((await known.state(counter, 'item-1')).revision).toBe(1n);
    release();
    expect((await slow).revision).toBe(0n);
    store.reads.length = 0;
    expect((await known.state(counter, 'item-1')).revision).toBe(1n);
    expect(store.reads).toStrictEqual(['item-1 after 1']);
  });

  it('evicts the least recently used stream beyond its capacity', async () => {
    known = new StreamStateCache(store, 2);
    for (const stream of ['item-1', 'item-2', 'item-3']) await store.append(appendRequest(stream, stream, NO_STREAM));
    for (const stream of ['item-1', 'item-2', 'item-1', 'item-3', 'item-1', 'item-2']) {
      expect((await known.state(counter, stream)).state).toBe(1);
    }
    expect(store.reads.map((read) => read.slice(5))).toStrictEqual([
      '1 after -1',
      '2 after -1',
      '1 after 0',
      '3 after -1',
      '1 after 0',
      '2 after -1',
    ]);
  });
});
