import type { SpentTickets } from '../sharing/spent-tickets';

/** Spent tickets under test, as seen by two processes, and their time. */
export type SpentTicketsDriver = {
  readonly tickets: SpentTickets;
  /** As seen by another process; the same if processes share nothing. */
  readonly elsewhere: SpentTickets;
  readonly passMs: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The contract of every store of spent tickets. The suite asks for a new, empty one for each test. */
export function describeSpentTicketsContract(name: string, makeDriver: () => Promise<SpentTicketsDriver>): void {
  describe(`${name} keeps the contract of spent tickets`, () => {
    let driver: SpentTicketsDriver;
    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('lets each ticket be used once, by any process', async () => {
      expect(await driver.tickets.spend('a', 1_000)).toBe(true);
      expect(await driver.tickets.spend('a', 1_000)).toBe(false);
      expect(await driver.elsewhere.spend('a', 1_000)).toBe(false);
      expect(await driver.elsewhere.spend('b', 1_000)).toBe(true);
      expect(await driver.tickets.spend('b', 1_000)).toBe(false);
    });

    it('has one winner of concurrent uses', async () => {
      const tries = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? driver.tickets : driver.elsewhere));
      const won = await Promise.all(tries.map((tickets) => tickets.spend('a', 1_000)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('stores a use for the requested time, whatever is used meanwhile', async () => {
      await driver.tickets.spend('short', 1_000);
      await driver.tickets.spend('long', 30_000);
      await driver.passMs(29_000);
      await driver.tickets.spend('other', 1_000);
      expect(await driver.tickets.spend('long', 1_000)).toBe(false);
    });

    it('shares its content under one epoch', () => {
      expect(driver.elsewhere.epoch).toBe(driver.tickets.epoch);
    });
  });
}
