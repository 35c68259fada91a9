import { describeEventStoreContract } from '../contracts/event-store-contract';
import { appendRequest, batchesUntil, reached } from '../contracts/event-store-driver';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { NO_STREAM } from './event-store';
import { type Upcasters, UpcastingEventStore } from './upcasting';

const upcasters: Upcasters = {
  Accepted: ({ by, days }) => ({ type: 'AcceptedWithin', data: { by: by ?? '', days: days ?? 20 } }),
  AcceptedWithin: ({ by, days }) => ({
    type: 'ApplicationAccepted',
    data: { officer: by ?? null, term: { days: days ?? 0 } },
  }),
  Finished: ({ by }) => [
    { type: 'Decided', data: { by: by ?? null } },
    { type: 'Delivered', data: { by: by ?? null } },
  ],
  Delivered: (data) => ({ type: 'Delivered', data: { proof: null, ...data } }),
  Tick: () => ({ type: 'Tock', data: {} }),
  Tock: () => ({ type: 'Tick', data: {} }),
};

describeEventStoreContract('UpcastingEventStore', async () => {
  const inner = new InMemoryEventStore();
  const store = new UpcastingEventStore(inner, upcasters);
  return {
    store,
    close: async () => {},
    skipTo: async (position) => inner.skipTo(position),
    lose: async (stream, revision) => inner.lose(stream, revision),
  };
});

describe('UpcastingEventStore', () => {
  let inner: InMemoryEventStore;
  let store: UpcastingEventStore;

  beforeEach(() => {
    inner = new InMemoryEventStore();
    store = new UpcastingEventStore(inner, upcasters);
  });
  const put = (...types: string[]) =>
    store.append(appendRequest('c1', 'case-1', NO_STREAM, { types, data: { by: 'key-1' } }));

  it('upcasts an event through all its former shapes', async () => {
    await put('Accepted');
    const [stored] = await inner.read('case-1');
    expect(await store.read('case-1')).toStrictEqual([
      { ...stored, type: 'ApplicationAccepted', data: { officer: 'key-1', term: { days: 20 } } },
    ]);
  });

  it('upcasts one event to several, which share its position and have ids of their own', async () => {
    await put('Finished', 'Other');
    const [stored, other] = await inner.read('case-1');
    const [decided, delivered, ...rest] = await store.read('case-1');
    expect(decided).toStrictEqual({ ...stored, type: 'Decided', data: { by: 'key-1' } });
    expect(delivered).toMatchObject({ revision: 0n, position: stored?.position, data: { by: 'key-1', proof: null } });
    expect(delivered?.id).not.toBe(decided?.id);
    expect((await store.read('case-1'))[1]?.id).toBe(delivered?.id);
    expect(rest).toStrictEqual([other]);
  });

  it('returns old events to subscribers of the new types, and only to those', async () => {
    const { position } = await put('Accepted', 'Finished', 'Other', 'Delivered');
    const [slice] = await batchesUntil(store, reached(position), { types: ['Delivered', 'ApplicationAccepted'] });
    expect(slice?.events.map(({ type }) => type)).toStrictEqual(['ApplicationAccepted', 'Delivered', 'Delivered']);
    expect(slice?.position).toBe(position);
  });

  it('reports a cycle in the table', async () => {
    await put('Tick');
    await expect(store.read('case-1')).rejects.toThrow('cycle');
  });
});
