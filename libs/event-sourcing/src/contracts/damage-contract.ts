import { NO_STREAM } from '../events/event-store';
import { appendRequest, batchesUntil, type EventStoreDriver, reached } from './event-store-driver';

/** The part of the event store contract about events that are missing. */
export function describeDamage(driver: () => EventStoreDriver): void {
  describe('a stream with missing events', () => {
    const missing = { name: 'MissingEvents', stream: 'item-1' };

    beforeEach(async () => {
      const { store } = driver();
      await store.append(appendRequest('c1', 'item-1', NO_STREAM, { types: ['A', 'B', 'C'] }));
      await store.append(appendRequest('c2', 'item-2', NO_STREAM));
    });

    it.each([
      { lost: [0n] as const },
      { lost: [1n] as const },
      { lost: [0n, 1n] as const },
      { lost: [0n, 1n, 2n] as const },
    ])('is not returned in part, nor as an empty stream ($lost)', async ({ lost }) => {
      const { store, lose } = driver();
      if (lose === undefined) return;
      for (const revision of lost) await lose('item-1', revision);
      await expect(store.read('item-1')).rejects.toMatchObject({ ...missing, revision: lost[0] });
      await expect(store.read('item-1', 0n)).rejects.toMatchObject(missing);
      expect(await store.read('item-2')).toHaveLength(1);
    });

    it('is not reported as unchanged if it ends before the revision read earlier', async () => {
      const { store } = driver();
      await expect(store.read('item-1', 3n)).rejects.toMatchObject(missing);
      await expect(store.read('item-3', 0n)).rejects.toMatchObject({ ...missing, stream: 'item-3' });
      expect(await store.read('item-1', 2n)).toStrictEqual([]);
    });

    it('stops a subscription, after the events before the gap', async () => {
      const { store, lose } = driver();
      if (lose === undefined) return;
      await lose('item-1', 1n);
      const seen: string[] = [];
      const following = batchesUntil(store, (slices) => {
        seen.splice(0, seen.length, ...slices.flatMap(({ events }) => events.map(({ type }) => type)));
        return false;
      });
      await expect(following).rejects.toMatchObject({ ...missing, revision: 1n });
      expect(seen).toStrictEqual(['A']);
    });

    it('is skipped by a subscription that excludes it', async () => {
      const { store, lose } = driver();
      if (lose === undefined) return;
      await lose('item-1', 1n);
      const head = await store.head();
      const without = new Set(['item-1']);
      const slices = await batchesUntil(store, reached(head), { excludedStreams: without });
      expect(slices.flatMap(({ events }) => events.map(({ stream }) => stream))).toStrictEqual(['item-2']);
    });

    it('also stops a subscription that starts after the gap: what it had seen of the stream is unknown', async () => {
      const { store, lose } = driver();
      if (lose === undefined) return;
      const { position: after } = await store.append(appendRequest('c3', 'item-2', 0n));
      await lose('item-1', 0n);
      await store.append(appendRequest('c4', 'item-2', 1n, { types: ['D'] }));
      await store.append(appendRequest('c5', 'item-1', 2n, { types: ['E'] }));
      const following = batchesUntil(store, () => false, { after, types: ['D', 'E'] });
      await expect(following).rejects.toMatchObject({ ...missing, revision: 0n });
    });
  });
}
