import type { Presence } from '../sharing/presence';

/** A presence under test, and its time. */
export type PresenceDriver = {
  readonly presence: Presence;
  readonly passMs: (ms: number) => Promise<void>;
  readonly close: () => Promise<void>;
};

/** The contract of every presence. The suite asks for a new, empty one for each test. */
export function describePresenceContract(name: string, makeDriver: () => Promise<PresenceDriver>): void {
  describe(`${name} keeps the contract of a presence`, () => {
    let driver: PresenceDriver;
    const announce = (place: string, who: string, forMs = 1_000, note: string | null = null): Promise<void> =>
      driver.presence.announce(place, who, forMs, note);
    const namesIn = async (place: string): Promise<string> =>
      (await driver.presence.list(place)).map(({ who }) => who).join(' ');

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('lists the announced members by name, separately for each place', async () => {
      await announce('processes', 'b', 1_000, 'api');
      await announce('processes', 'a');
      await announce('streams/k1', 'c');
      expect(await driver.presence.list('processes')).toEqual([
        { who: 'a', note: null },
        { who: 'b', note: 'api' },
      ]);
      expect(await namesIn('streams/k1')).toBe('c');
      expect(await namesIn('streams')).toBe('');
    });

    it('does not list members whose time has expired', async () => {
      await announce('processes', 'a', 1_000);
      await announce('processes', 'b', 3_000);
      await driver.passMs(2_000);
      expect(await namesIn('processes')).toBe('b');
      await driver.passMs(2_000);
      expect(await namesIn('processes')).toBe('');
    });

    it('restarts the time with each announcement, and replaces the note', async () => {
      await announce('processes', 'a', 3_000, 'starting');
      await driver.passMs(2_000);
      await announce('processes', 'a', 3_000, 'ready');
      await driver.passMs(2_000);
      expect(await driver.presence.list('processes')).toEqual([{ who: 'a', note: 'ready' }]);
    });

    it('removes a member that withdraws at once, and no other', async () => {
      await announce('processes', 'a');
      await announce('processes', 'b');
      await driver.presence.withdraw('processes', 'a');
      await driver.presence.withdraw('processes', 'nobody');
      await driver.presence.withdraw('nowhere', 'b');
      expect(await namesIn('processes')).toBe('b');
    });
  });
}
