import type { SpentTickets } from '../sharing/spent-tickets';

/** Tickets under contract, as two processes see them, and their time. */
export type SpentTicketsDriver = {
  readonly tickets: SpentTickets;
  /** As another process sees them; where processes share nothing, the same. */
  readonly elsewhere: SpentTickets;
  readonly passMs: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** What all memories of used tickets promise. The suite asks for a new, empty one for each test. */
export function describeSpentTicketsContract(name: string, makeDriver: () => Promise<SpentTicketsDriver>): void {
  describe(`${name} keeps the contract of used tickets`, () => {
    let driver: SpentTicketsDriver;
    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('lets each be used once, by whichever process', async () => {
      expect(await driver.tickets.spend('a', 1_000)).toBe(true);
      expect(await driver.tickets.spend('a', 1_000)).toBe(false);
      expect(await driver.elsewhere.spend('a', 1_000)).toBe(false);
      expect(await driver.elsewhere.spend('b', 1_000)).toBe(true);
      expect(await driver.tickets.spend('b', 1_000)).toBe(false);
    });

    it('lets one of many who come at once have it', async () => {
      const tries = Array.from({ length: 10 }, (_, n) => (n % 2 === 0 ? driver.tickets : driver.elsewhere));
      const won = await Promise.all(tries.map((tickets) => tickets.spend('a', 1_000)));
      expect(won.filter(Boolean)).toHaveLength(1);
    });

    it('remembers for as long as it was asked to, whatever is used meanwhile', async () => {
      await driver.tickets.spend('short', 1_000);
      await driver.tickets.spend('long', 30_000);
      await driver.passMs(29_000);
      await driver.tickets.spend('other', 1_000);
      expect(await driver.tickets.spend('long', 1_000)).toBe(false);
    });

    it('shares what it remembers under one name', () => {
      expect(driver.elsewhere.epoch).toBe(driver.tickets.epoch);
    });
  });
}
