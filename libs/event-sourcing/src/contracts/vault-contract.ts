import type { Vault } from '../storage/vault';

/** A vault under contract. */
export type VaultDriver = { readonly store: Vault; readonly close: () => Promise<void> };

const li = {
  name: '李某𠮷',
  idNumber: '230102199001011234',
  phones: ['1', '2'],
  address: { city: '哈尔滨', unit: null },
};

/** What every vault promises. The suite asks for a new, empty vault for each test. */
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
      expect(await vault().open('s-1')).toStrictEqual(li);
      expect(await vault().open('s-2')).toBeNull();
    });

    it('commits to the same data differently for each subject, so that a guess cannot be checked', async () => {
      const [one, two] = [await vault().seal('s-1', li), await vault().seal('s-2', li)];
      expect(one.commitment).not.toBe(two.commitment);
    });

    it('answers a repeated seal as the first time', async () => {
      const [first, ...more] = await Promise.all([1, 2, 3].map(() => vault().seal('s-1', li)));
      more.push(await vault().seal('s-1', { name: 'other' }));
      expect(new Set(more.map(({ commitment }) => commitment))).toStrictEqual(new Set([first?.commitment]));
      expect(await vault().open('s-1')).toStrictEqual(li);
    });

    it('never opens again what was erased, and leaves the others alone', async () => {
      const sealed = await vault().seal('s-1', li);
      await vault().seal('s-2', li);
      await vault().erase('s-1');
      await vault().erase('s-1');
      await vault().erase('never');
      expect([await vault().open('s-1'), await vault().open('s-2')]).toStrictEqual([null, li]);
      expect(await vault().seal('s-1', li)).toStrictEqual(sealed);
      expect(await vault().open('s-1')).toBeNull();
    });
  });
}
