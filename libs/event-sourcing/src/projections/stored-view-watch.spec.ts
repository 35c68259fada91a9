import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { StoredViewWatch } from './stored-view-watch';

const nothing = new Map();

describe('StoredViewWatch', () => {
  const save = (store: InMemoryReadStore, view: string, from: bigint, to: bigint) =>
    store.save({ view, documents: nothing, from, to });

  it('looks until the view, or every view, has come', async () => {
    const store = new InMemoryReadStore();
    await save(store, 'a', 0n, 9n);
    let looks = 0;
    const watch = new StoredViewWatch(
      store,
      async () => ['a', 'b'],
      async () => {
        looks += 1;
        if (looks === 3) await save(store, 'b', 0n, 7n);
      },
    );
    const { signal } = new AbortController();
    expect([await watch.whenAt(9n, { view: 'a', signal }), looks]).toStrictEqual([true, 0]);
    expect([await watch.whenAt(7n, { signal }), looks]).toStrictEqual([true, 3]);
  });

  it('looks once for all who ask at the same time', async () => {
    const store = new InMemoryReadStore();
    await save(store, 'a', 0n, 9n);
    let looks = 0;
    const watch = new StoredViewWatch(store, async () => {
      looks += 1;
      return ['a'];
    });
    const { signal } = new AbortController();
    const asked = Array.from({ length: 50 }, () => watch.whenAt(9n, { signal }));
    expect([new Set(await Promise.all(asked)), looks]).toStrictEqual([new Set([true]), 1]);
    expect([await watch.least(), looks]).toStrictEqual([9n, 2]);
  });

  it('gives up when the signal comes', async () => {
    const stop = new AbortController();
    const watch = new StoredViewWatch(
      new InMemoryReadStore(),
      async () => [],
      async () => stop.abort(),
    );
    expect(await watch.whenAt(1n, { view: 'a', signal: stop.signal })).toBe(false);
  });
});
