import type { Vault } from '../storage/vault';

/** A vault under test. */
export type VaultDriver = { readonly store: Vault; readonly close: () => Promise<void> };

const li = {
  name: '李某𠮷',
  idNumber: '230102199001011234',
  phones: ['1', '2'],
  address: { city: '哈尔滨', unit: null },
};

const taken = { name: 'SubjectTaken', subjectId: 's-1' };

/** The contract of every vault. The suite asks for a new, empty vault for each test. */
export function describeVaultContract(name: string, makeDriver: () => Promise<VaultDriver>): void {
  describe(`${name} keeps the contract of a vault`, () => {
    let driver: VaultDriver;
    const vault = (): Vault => driver.store;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('opens what it sealed', async () => {
      const sealed = await vault().seal('s-1', li);
      expect(sealed).toStrictEqual({ subjectId: 's-1', commitment: expect.stringMatching(/^[0-9a-f]{64}$/) });
      expect(await vault().open(sealed)).toStrictEqual(li);
      expect(await vault().open({ ...sealed, subjectId: 's-2' })).toBeNull();
    });

    it('has different commitments to the same data for each subject, so that a guess cannot be verified', async () => {
      const [one, two] = [await vault().seal('s-1', li), await vault().seal('s-2', li)];
      expect(one.commitment).not.toBe(two.commitment);
    });

    it('returns the same seal for a repeated call, whatever the order of the members', async () => {
      const [first, ...more] = await Promise.all([1, 2, 3].map(() => vault().seal('s-1', li)));
      more.push(await vault().seal('s-1', Object.fromEntries(Object.entries(li).reverse())));
      expect(new Set(more.map(({ commitment }) => commitment))).toStrictEqual(new Set([first?.commitment]));
    });

    it('refuses other data under a known id, and keeps the first', async () => {
      const sealed = await vault().seal('s-1', li);
      await expect(vault().seal('s-1', { ...li, name: 'other' })).rejects.toMatchObject(taken);
      expect(await vault().open(sealed)).toStrictEqual(li);
    });

    it('has one winner if different data are sealed under one id concurrently', async () => {
      const people = ['a', 'b', 'c'].map((name) => ({ ...li, name }));
      const sealed = await Promise.allSettled(people.map((person) => vault().seal('s-1', person)));
      const [won, ...more] = sealed.filter((each) => each.status === 'fulfilled');
      const lost = sealed.filter((each) => each.status === 'rejected');
      expect([more.length, lost.map(({ reason }) => reason.name)]).toStrictEqual([0, ['SubjectTaken', 'SubjectTaken']]);
      const winner = people[sealed.findIndex(({ status }) => status === 'fulfilled')];
      expect(won && (await vault().open(won.value))).toStrictEqual(winner);
    });

    it('tells whether exactly these data are stored, and stores nothing itself', async () => {
      expect(await vault().keeps('s-1', li)).toBe(false);
      expect((await vault().seal('s-1', { name: 'first' })).subjectId).toBe('s-1');
      expect([await vault().keeps('s-1', { name: 'first' }), await vault().keeps('s-1', li)]).toStrictEqual([
        true,
        false,
      ]);
      await vault().erase('s-1');
      expect(await vault().keeps('s-1', { name: 'first' })).toBe(false);
    });

    it('opens nothing that differs from what the event committed to', async () => {
      const [one, two] = [await vault().seal('s-1', li), await vault().seal('s-2', { name: 'other' })];
      await expect(vault().open({ ...one, commitment: two.commitment })).rejects.toMatchObject({ name: 'BrokenSeal' });
      expect(await vault().open(one)).toStrictEqual(li);
    });

    it('never opens erased data again, seals nothing under their id, and does not touch other subjects', async () => {
      const sealed = await vault().seal('s-1', li);
      const other = await vault().seal('s-2', li);
      await vault().erase('s-1');
      await vault().erase('s-1');
      await vault().erase('never');
      expect([await vault().open(sealed), await vault().open(other)]).toStrictEqual([null, li]);
      for (const data of [li, { name: 'other' }]) {
        await expect(vault().seal('s-1', data)).rejects.toMatchObject(taken);
      }
      expect(await vault().open(sealed)).toBeNull();
    });

    describe('for a command', () => {
      const first = { commandId: 'c-1', at: '2026-03-02T01:00:00.000Z' };
      const later = { commandId: 'c-2', at: '2026-03-02T02:00:00.000Z' };
      const NOON = '2026-03-02T04:00:00.000Z';
      const unsettled = (before = NOON, limit = 9) => vault().pendingSeals(before, limit);

      it('lists the subjects sealed for a command until they are confirmed, the oldest first', async () => {
        await vault().seal('s-2', li, later);
        await vault().seal('s-1', li, first);
        await vault().seal('s-3', li);
        const [one, two] = [
          { subjectId: 's-1', ...first },
          { subjectId: 's-2', ...later },
        ];
        expect(await unsettled()).toStrictEqual([one, two]);
        expect(await unsettled(later.at)).toStrictEqual([one]);
        expect(await unsettled(NOON, 1)).toStrictEqual([one]);
        await vault().confirm('s-1');
        await vault().confirm('s-1');
        await vault().confirm('never');
        expect(await unsettled()).toStrictEqual([two]);
        expect([await vault().keeps('s-1', li), await vault().eraseIfPending(one)]).toStrictEqual([true, false]);
      });

      it('erases an abandoned subject for good, but none that was sealed again since', async () => {
        const sealed = await vault().seal('s-1', li, first);
        const again = { ...first, at: later.at };
        expect(await vault().seal('s-1', li, again)).toStrictEqual(sealed);
        expect(await vault().eraseIfPending({ subjectId: 's-1', ...first })).toBe(false);
        expect(await vault().open(sealed)).toStrictEqual(li);
        expect(await unsettled()).toStrictEqual([{ subjectId: 's-1', ...again }]);
        expect(await vault().eraseIfPending({ subjectId: 's-1', ...again })).toBe(true);
        expect([await vault().open(sealed), await unsettled()]).toStrictEqual([null, []]);
        expect(await vault().eraseIfPending({ subjectId: 's-1', ...again })).toBe(false);
        await expect(vault().seal('s-1', li, again)).rejects.toMatchObject(taken);
      });

      it('does not touch confirmed or erased subjects, even when they are sealed again', async () => {
        await vault().seal('s-1', li, first);
        await vault().confirm('s-1');
        await vault().seal('s-1', li, later);
        await vault().seal('s-2', li, first);
        await vault().erase('s-2');
        await expect(vault().seal('s-1', { name: 'other' }, later)).rejects.toMatchObject(taken);
        expect(await unsettled()).toStrictEqual([]);
        expect(await vault().keeps('s-1', li)).toBe(true);
      });
    });
  });
}
