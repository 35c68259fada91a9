import type { RecordedEvent } from '../events/event';
import { type EventBatch, type EventStore, NO_STREAM } from '../events/event-store';
import { appendRequest, batchesUntil, type EventStoreDriver, reached } from './event-store-driver';

const eventsOf = (slices: readonly EventBatch[]): readonly RecordedEvent[] => slices.flatMap(({ events }) => events);

async function appendMany(store: EventStore, count: number, types: readonly string[], from = 0): Promise<bigint> {
  for (let n = from; n < from + count; n++)
    await store.append(appendRequest(`m${n}`, `item-${n}`, NO_STREAM, { types }));
  return store.head();
}

/** The part of the event store contract about subscriptions. */
export function describeSubscriptions(driver: () => EventStoreDriver): void {
  describe('a subscription', () => {
    it('returns the whole log in order, in batches of at most the batch size', async () => {
      const { store } = driver();
      const head = await appendMany(store, 9, ['A', 'B', 'C']);
      const slices = await batchesUntil(store, reached(head), { batchMax: 4 });
      const events = eventsOf(slices);
      expect(events).toHaveLength(27);
      expect(events.slice(0, 3)).toStrictEqual(await store.read('item-0'));
      expectInOrder(slices);
      expect(slices.every((slice) => slice.events.length <= 4)).toBe(true);
      expect(slices.at(-1)?.position).toBe(head);
    });

    it('starts after the given position', async () => {
      const { store } = driver();
      const head = await appendMany(store, 5, ['A']);
      const [first] = await store.read('item-1');
      const slices = await batchesUntil(store, reached(head), { after: first?.position ?? 0n });
      expect(eventsOf(slices).map(({ stream }) => stream)).toStrictEqual(['item-2', 'item-3', 'item-4']);
    });

    it('returns only the requested types, and its position still passes the others', async () => {
      const { store } = driver();
      await appendMany(store, 30, ['A', 'B']);
      const head = await appendMany(store, 300, ['C'], 30);
      const slices = await batchesUntil(store, reached(head), { types: ['A', 'X'], batchMax: 10 });
      expect(eventsOf(slices).map(({ type }) => type)).toStrictEqual(Array.from({ length: 30 }, () => 'A'));
      expect(slices.at(-1)?.position).toBe(head);
      expectInOrder(slices);
    });

    it('continues live, also past events that do not match', async () => {
      const { store } = driver();
      await appendMany(store, 3, ['A']);
      const following = batchesUntil(store, (slices) => eventsOf(slices).length === 4, { types: ['A', 'Z'] });
      await store.append(appendRequest('other', 'item-x', NO_STREAM, { types: ['Q'] }));
      await store.append(appendRequest('last', 'item-z', NO_STREAM, { types: ['Z'] }));
      expect(eventsOf(await following).map(({ type }) => type)).toStrictEqual(['A', 'A', 'A', 'Z']);

      const alone = batchesUntil(store, reached((await store.head()) + 1n), {
        after: await store.head(),
        types: ['A'],
      });
      const { position } = await store.append(appendRequest('unseen', 'item-u', NO_STREAM, { types: ['Q'] }));
      expect((await alone).at(-1)).toStrictEqual({ events: [], position });
    });

    it('loses and repeats nothing while events are appended', async () => {
      const { store } = driver();
      await appendMany(store, 50, ['A']);
      const followers = [1, 7, 1_000].map((batchMax) =>
        batchesUntil(store, (slices) => eventsOf(slices).length >= 250, { batchMax }),
      );
      await Promise.all([appendMany(store, 100, ['B'], 1_000), appendMany(store, 100, ['C'], 2_000)]);
      for (const slices of await Promise.all(followers)) {
        expectInOrder(slices);
        expect(eventsOf(slices)).toHaveLength(250);
      }
    });

    it('ends when it is aborted: before it starts, while it waits, and between batches', async () => {
      const { store } = driver();
      await appendMany(store, 3, ['A']);
      const subscription = { after: 0n, types: 'all', batchMax: 1 } as const;
      for await (const _ of store.subscribe({ ...subscription, signal: AbortSignal.abort() }))
        throw new Error('started');
      const stop = new AbortController();
      const waiting = store.subscribe({ ...subscription, after: await store.head(), signal: stop.signal });
      const next = waiting[Symbol.asyncIterator]().next();
      stop.abort();
      expect((await next).done).toBe(true);
      expect(await batchesUntil(store, (slices) => slices.length === 1, { batchMax: 1 })).toHaveLength(1);
    });

    it('can be ended at any batch', async () => {
      const { store } = driver();
      await appendMany(store, 3, ['A']);
      const { signal } = new AbortController();
      for await (const slice of store.subscribe({ after: 0n, types: 'all', batchMax: 1, signal })) {
        expect(slice.events).toHaveLength(1);
        break;
      }
      expect(await store.head()).toBe((await store.read('item-2')).at(-1)?.position);
    });

    it('handles positions that a double cannot represent', async () => {
      const { store, skipTo } = driver();
      await skipTo?.(9007199254740993n);
      const head = await appendMany(store, 4, ['A']);
      const [second] = await store.read('item-1');
      const slices = await batchesUntil(store, reached(head), { after: second?.position ?? 0n, batchMax: 1 });
      expect(eventsOf(slices).map(({ stream }) => stream)).toStrictEqual(['item-2', 'item-3']);
      expect(slices.at(-1)?.position).toBe(head);
    });
  });
}

function expectInOrder(slices: readonly EventBatch[]): void {
  let last = 0n;
  for (const { events, position } of slices) {
    for (const event of events) {
      expect(event.position > last).toBe(true);
      last = event.position;
    }
    expect(position >= last).toBe(true);
    last = position;
  }
}
