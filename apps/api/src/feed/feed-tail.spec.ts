import { seed } from '@sealtrail/catalog/testing';
import { type Event, publish } from '@sealtrail/event-sourcing';
import { InMemoryEventStore, untilInTests } from '@sealtrail/event-sourcing/testing';
import { FeedTail, TAIL_FACTS_MAX } from './feed-tail';
import { PublishedFacts } from './published-facts';

const published = publish<Event>(['Listed'], { audience: 'reference', bounds: { by: 'nothing' } });
const listed = (n = 1): readonly Event[] => Array.from({ length: n }, () => ({ type: 'Listed', data: {} }));
const never = () => new AbortController().signal;
const until = untilInTests();

describe('the tail of the log', () => {
  let store: InMemoryEventStore;
  let tail: FeedTail;
  const errors: unknown[] = [];
  beforeEach(async () => {
    store = new InMemoryEventStore();
    await seed(store, 'item-0', listed());
    errors.length = 0;
    const facts = new PublishedFacts(store, { of: async () => null }, published);
    tail = new FeedTail(store, facts, { wait: async () => {}, onError: (error) => errors.push(error) });
  });
  afterEach(() => tail.stop());
  const streamsSince = (after: bigint) => tail.since(after)?.facts.map(({ event: { stream } }) => stream) ?? null;

  it('holds nothing before the first reader waits, and then the facts recorded since', async () => {
    expect(streamsSince(0n)).toBeNull();
    const head = await store.head();
    const moved = tail.moved(head, never());
    await until(() => tail.since(head) !== null);
    await seed(store, 'item-1', listed());
    await moved;
    expect(streamsSince(head)).toEqual(['item-1']);
    expect(streamsSince(0n)).toBeNull();
  });

  it('wakes all waiting readers, and those that abort', async () => {
    const head = await store.head();
    const gone = new AbortController();
    const waiting = [tail.moved(head, never()), tail.moved(head, gone.signal), tail.moved(head, never())];
    gone.abort();
    await waiting[1];
    await seed(store, 'item-1', listed());
    await Promise.all(waiting);
    expect(tail.waiters).toBe(0);
  });

  it('holds a bounded number of facts, and reports where they start', async () => {
    const head = await store.head();
    void tail.moved(head, never());
    await until(() => tail.since(head) !== null);
    await seed(store, 'item-1', listed(TAIL_FACTS_MAX + 10));
    const last = await store.head();
    while ((tail.since(last)?.position ?? 0n) < last) await tail.moved(tail.since(last)?.position ?? head, never());
    expect(streamsSince(head)).toBeNull();
    expect(tail.since(last - BigInt(TAIL_FACTS_MAX))?.facts).toHaveLength(TAIL_FACTS_MAX);
  });

  it('drops its facts when the subscription is cut, and subscribes again', async () => {
    const head = await store.head();
    const subscribe = store.subscribe.bind(store);
    let cuts = 1;
    store.subscribe = (subscription) => {
      if (cuts-- > 0) throw new Error('no store');
      return subscribe(subscription);
    };
    await tail.moved(head, never());
    expect(errors).toEqual([new Error('no store')]);
    const moved = tail.moved(head, never());
    await seed(store, 'item-1', listed());
    await moved;
  });

  it('ends when the process stops', async () => {
    const moved = tail.moved(await store.head(), never());
    await tail.stop();
    await moved;
    await tail.moved(await store.head(), never());
  });
});
