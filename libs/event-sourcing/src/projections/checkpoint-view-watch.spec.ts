import { describeViewWatchContract } from '../contracts/view-watch-contract';
import { FixedClock } from '../fakes/fixed-clock';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';
import { InMemoryReadStore } from '../fakes/in-memory-read-store';
import { CheckpointViewWatch } from './checkpoint-view-watch';

const save = (store: InMemoryReadStore, view: string, from: bigint, to: bigint) =>
  store.save({ view, documents: new Map(), from, to });
const nothingStopped = async (): Promise<string[]> => [];

describe('CheckpointViewWatch', () => {
  describeViewWatchContract(async (log) => {
    const store = new InMemoryReadStore();
    const stopped: string[] = [];
    let now = 0;
    return {
      watch: new CheckpointViewWatch({
        ...log,
        store,
        views: ['a.v1', 'b.v1'],
        stopped: async () => stopped,
        steadyMs: () => (now += 100),
      }),
      fold: (view, from, to) => save(store, view, from, to),
      stop: async (view) => void stopped.push(view),
    };
  });

  describe('over a store', () => {
    let events: InMemoryEventStore;
    let store: InMemoryReadStore;
    let now: number;
    const over = (more: Partial<ConstructorParameters<typeof CheckpointViewWatch>[0]> = {}) =>
      new CheckpointViewWatch({
        events,
        clock: new FixedClock(),
        store,
        views: ['a.v1'],
        stopped: nothingStopped,
        steadyMs: () => now,
        ...more,
      });

    beforeEach(() => {
      events = new InMemoryEventStore();
      store = new InMemoryReadStore();
      now = 0;
    });

    it('reads the checkpoints once for all simultaneous callers', async () => {
      await save(store, 'a.v1', 0n, 9n);
      let looks = 0;
      const watch = over({
        stopped: async () => {
          looks += 1;
          return [];
        },
      });
      const { signal } = new AbortController();
      const asked = Array.from({ length: 50 }, () => watch.waitForPosition(9n, { signal }));
      expect([new Set(await Promise.all(asked)), looks]).toStrictEqual([new Set([true]), 1]);
    });

    it('returns a recently read state again', async () => {
      const watch = over();
      const state = watch.state();
      now = 99;
      expect(watch.state()).toBe(state);
      now = 100;
      expect(watch.state()).not.toBe(state);
    });

    it('does not cache a failed read', async () => {
      const head = events.head.bind(events);
      events.head = () => Promise.reject(new Error('no server'));
      const watch = over();
      await expect(watch.state()).rejects.toThrow('no server');
      events.head = head;
      expect(await watch.state()).toMatchObject({ position: 0n });
    });

    it('reads the checkpoint of the live generation', async () => {
      await save(store, 'a.v1', 0n, 9n);
      const seen = await store.generations('a.v1');
      await store.changeGenerations('a.v1', seen, { ...seen, live: 2, newest: 2 });
      expect(await over().waitForPosition(9n, { view: 'a.v1', signal: AbortSignal.timeout(1) })).toBe(false);
    });
  });
});
