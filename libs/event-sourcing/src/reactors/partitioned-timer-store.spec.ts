import { InMemoryTimerStore } from '../fakes/in-memory-timer-store';
import { partitionOf } from './partition';
import { PartitionedTimerStore } from './partitioned-timer-store';
import type { Timer } from './reactor';

const timer = (stream: string): Timer => ({
  id: `id of ${stream}`,
  due: '2026-03-02T01:00:00.000Z',
  setAt: '2026-03-01T01:00:00.000Z',
  rank: 0,
  reactor: 'watch',
  causationId: 'e',
  correlationId: 'c',
  source: stream,
  stream,
  command: { type: 'Check', data: {} },
});

describe('PartitionedTimerStore', () => {
  const [a, b] = [partitionOf('thing-a'), partitionOf('thing-b')];
  let parts: Map<number, InMemoryTimerStore>;
  let store: PartitionedTimerStore;

  beforeEach(() => {
    expect(a).not.toBe(b);
    parts = new Map([a, b].map((part) => [part, new InMemoryTimerStore()]));
    store = new PartitionedTimerStore(parts);
  });

  it('continues from the partition furthest behind, and does not change those ahead', async () => {
    await store.advance('reactors', [timer('thing-a'), timer('thing-b')], 5n);
    await parts.get(a)?.advance('reactors', [], 9n);
    await parts.get(a)?.done(['id of thing-a']);
    expect(await store.checkpoint('reactors')).toBe(5n);
    await store.advance('reactors', [timer('thing-a')], 8n);
    expect(await store.waiting()).toMatchObject({ count: 1 });
    expect([await parts.get(a)?.checkpoint('reactors'), await parts.get(b)?.checkpoint('reactors')]).toStrictEqual([
      9n,
      8n,
    ]);
  });

  it('stores each timer in the partition of its stream, and accepts none of other partitions', async () => {
    await store.advance('reactors', [timer('thing-a')], 5n);
    expect([await parts.get(a)?.waiting(), await parts.get(b)?.waiting()]).toMatchObject([{ count: 1 }, { count: 0 }]);
    const foreign = ['c', 'd', 'e', 'f'].map((id) => `thing-${id}`).find((stream) => !parts.has(partitionOf(stream)));
    await expect(store.advance('reactors', [timer(foreign ?? '')], 6n)).rejects.toThrow('another worker');
  });
});
