import type { Admission, RequestLimits } from '../sharing/request-limits';

export type RequestLimitsDriver = { readonly limits: RequestLimits; readonly close: () => Promise<void> };

/** What all limits promise. The suite asks for new ones for each test. */
export function describeRequestLimitsContract(name: string, makeDriver: () => Promise<RequestLimitsDriver>): void {
  describe(`${name} keeps the contract of limits`, () => {
    let driver: RequestLimitsDriver;
    const enter = (key: string): Promise<Admission> => driver.limits.enter(key, 3);
    const leave = async (admission: Admission | undefined): Promise<void> => {
      if (admission?.admitted) await admission.release();
    };

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('lets in as many at once as the bound, and tells the others of it', async () => {
      const all = await Promise.all(['a', 'a', 'a', 'a', 'a'].map(enter));
      expect(all.filter(({ admitted }) => admitted)).toHaveLength(3);
      expect(all.filter(({ admitted }) => !admitted)).toEqual(Array(2).fill({ admitted: false, bound: 3 }));
      expect(await driver.limits.enter('closed', 0)).toEqual({ admitted: false, bound: 0 });
    });

    it('refuses whoever names a lower bound before the others', async () => {
      await enter('a');
      expect(await driver.limits.enter('a', 1)).toEqual({ admitted: false, bound: 1 });
      expect((await enter('a')).admitted).toBe(true);
    });

    it('counts each key for itself', async () => {
      for (const key of ['a', 'a', 'a']) await enter(key);
      expect((await enter('b')).admitted).toBe(true);
    });

    it('lets another in for each that has left, however often that says so', async () => {
      const [first] = await Promise.all(['a', 'a', 'a'].map(enter));
      await leave(first);
      await leave(first);
      expect((await enter('a')).admitted).toBe(true);
      expect((await enter('a')).admitted).toBe(false);
    });

    it('has nothing to take back from one that was refused', async () => {
      const all = await Promise.all(['a', 'a', 'a', 'a'].map(enter));
      for (const one of all) await leave(one);
      const again = await Promise.all(['a', 'a', 'a', 'a'].map(enter));
      expect(again.filter(({ admitted }) => admitted)).toHaveLength(3);
    });
  });
}
