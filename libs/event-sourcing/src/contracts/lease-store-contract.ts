import type { LeaseStore } from '../leases/leases';

/** A store under test. */
export type LeaseStoreDriver = { readonly store: LeaseStore; readonly close: () => Promise<void> };

/** The contract of every lease store. The suite asks for a new, empty store for each test. */
export function describeLeaseStoreContract(name: string, makeDriver: () => Promise<LeaseStoreDriver>): void {
  describe(`${name} keeps the contract of a lease store`, () => {
    let driver: LeaseStoreDriver;
    const store = (): LeaseStore => driver.store;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('grants a free lease to one of the applicants', async () => {
      const taken = await Promise.all(['a', 'b', 'c', 'd'].map((owner) => store().acquire('views/x', owner, null)));
      const [winner, ...more] = taken.filter((lease) => lease !== null);
      expect(more).toStrictEqual([]);
      expect(winner).toMatchObject({ name: 'views/x', epoch: 1n, note: null });
      expect(await store().all('views/')).toStrictEqual([winner]);
    });

    it('lists leases by the prefix of their names', async () => {
      for (const lease of ['views/x', 'views/y', 'views', 'timers/x']) await store().acquire(lease, 'a', null);
      const names = async (prefix: string) => (await store().all(prefix)).map(({ name: found }) => found).sort();
      expect(await names('views/')).toStrictEqual(['views/x', 'views/y']);
      expect(await names('')).toHaveLength(4);
      expect(await names('none')).toStrictEqual([]);
    });

    it('counts the heartbeats of the owner, with its note', async () => {
      const first = await store().acquire('views/x', 'a', null);
      const next = first && (await store().renew(first, '{"stopped":[]}'));
      expect(next).toStrictEqual({ ...first, beat: (first?.beat ?? 0n) + 1n, note: '{"stopped":[]}' });
      expect(await store().all('views/')).toStrictEqual([next]);
      expect(first && (await store().renew(first, null))).toBeNull();
    });

    it('changes its owner under the next epoch only as it was seen, and the former owner is refused', async () => {
      const mine = await store().acquire('views/x', 'a', null);
      const beaten = mine && (await store().renew(mine, null));
      expect(await store().acquire('views/x', 'b', mine)).toBeNull();
      expect(await store().acquire('views/x', 'b', null)).toBeNull();
      const rivals = await Promise.all(['b', 'c', 'd'].map((owner) => store().acquire('views/x', owner, beaten)));
      const theirs = rivals.filter((lease) => lease !== null);
      expect(theirs).toMatchObject([{ epoch: 2n }]);
      expect(beaten && (await store().renew(beaten, null))).toBeNull();
      expect(await store().all('views/')).toStrictEqual(theirs);
    });

    it('has no owner once it was released, and its epochs continue', async () => {
      const mine = await store().acquire('views/x', 'a', null);
      if (mine !== null) await store().release(mine);
      const [free] = await store().all('views/');
      expect(free).toMatchObject({ owner: '', epoch: 1n });
      expect(mine && (await store().renew(mine, null))).toBeNull();
      expect(await store().acquire('views/x', 'b', free ?? null)).toMatchObject({ owner: 'b', epoch: 2n });
      if (mine !== null) await store().release(mine);
      expect(await store().all('views/')).toMatchObject([{ owner: 'b' }]);
    });

    it('is removed only as it was seen', async () => {
      const mine = await store().acquire('worker@a', 'a', null);
      const beaten = mine && (await store().renew(mine, null));
      if (mine !== null) await store().remove(mine);
      expect(await store().all('worker@')).toHaveLength(1);
      if (beaten !== null) await store().remove(beaten);
      expect(await store().all('worker@')).toStrictEqual([]);
    });
  });
}
