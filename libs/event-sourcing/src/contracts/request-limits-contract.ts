import type { Admission, RequestLimits } from '../sharing/request-limits';

export type RequestLimitsDriver = { readonly limits: RequestLimits; readonly close: () => Promise<void> };

/** The contract of all request limits. The suite asks for new ones for each test. */
export function describeRequestLimitsContract(name: string, makeDriver: () => Promise<RequestLimitsDriver>): void {
  describe(`${name} keeps the contract of request limits`, () => {
    let driver: RequestLimitsDriver;
    const enter = (key: string): Promise<Admission> => driver.limits.enter(key, 3);
    const leave = async (admission: Admission | undefined): Promise<void> => {
      if (admission?.admitted) await admission.release();
    };

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('admits as many concurrent requests as the bound, and tells the others the bound', async () => {
      const all = await Promise.all(['a', 'a', 'a', 'a', 'a'].map(enter));
      expect(all.filter(({ admitted }) => admitted)).toHaveLength(3);
      expect(all.filter(({ admitted }) => !admitted)).toEqual(Array(2).fill({ admitted: false, bound: 3 }));
      expect(await driver.limits.enter('closed', 0)).toEqual({ admitted: false, bound: 0 });
    });

    it('refuses requests with a lower bound first', async () => {
      await enter('a');
      expect(await driver.limits.enter('a', 1)).toEqual({ admitted: false, bound: 1 });
      expect((await enter('a')).admitted).toBe(true);
    });

    it('counts each key separately', async () => {
      for (const key of ['a', 'a', 'a']) await enter(key);
      expect((await enter('b')).admitted).toBe(true);
    });

    it('admits another request for each that leaves, however often it is released', async () => {
      const [first] = await Promise.all(['a', 'a', 'a'].map(enter));
      await leave(first);
      await leave(first);
      expect((await enter('a')).admitted).toBe(true);
      expect((await enter('a')).admitted).toBe(false);
    });

    it('has nothing to release for a refused request', async () => {
      const all = await Promise.all(['a', 'a', 'a', 'a'].map(enter));
      for (const one of all) await leave(one);
      const again = await Promise.all(['a', 'a', 'a', 'a'].map(enter));
      expect(again.filter(({ admitted }) => admitted)).toHaveLength(3);
    });
  });
}
