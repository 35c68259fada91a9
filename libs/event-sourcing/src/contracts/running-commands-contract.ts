import type { RunningCommands } from '../sharing/running-commands';

/** Running commands under test. */
export type RunningCommandsDriver = { readonly commands: RunningCommands; readonly close: () => Promise<void> };

/** The contract of every list of running commands. The suite asks for a new, empty one for each test. */
export function describeRunningCommandsContract(name: string, makeDriver: () => Promise<RunningCommandsDriver>): void {
  describe(`${name} keeps the contract of running commands`, () => {
    let driver: RunningCommandsDriver;

    beforeEach(async () => {
      driver = await makeDriver();
    });
    afterEach(() => driver.close());

    it('lets one of several concurrent requests begin', async () => {
      const begun = await Promise.all(['c1', 'c1', 'c1', 'c2'].map((commandId) => driver.commands.begin(commandId)));
      expect(begun.filter((release) => release !== null)).toHaveLength(2);
      expect(begun[3]).not.toBeNull();
    });

    it('lets the next one begin when the first has completed', async () => {
      const first = await driver.commands.begin('c1');
      expect(await driver.commands.begin('c1')).toBeNull();
      await first?.();
      expect(await driver.commands.begin('c1')).not.toBeNull();
    });

    it('does not end the next one by a repeated release of the first', async () => {
      const first = await driver.commands.begin('c1');
      await first?.();
      await driver.commands.begin('c1');
      await first?.();
      expect(await driver.commands.begin('c1')).toBeNull();
    });
  });
}
