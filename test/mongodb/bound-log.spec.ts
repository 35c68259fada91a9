import { bindToLog, UnusableServer } from '@sealtrail/platform';
import { fault } from '../mongo-double/faults';
import { DoubleWorld } from './double-world';

describe('read models over a double', () => {
  let world: DoubleWorld;
  beforeEach(async () => {
    world = await DoubleWorld.start();
  });
  afterEach(() => world.close());

  it('belong to the log that came first, whoever comes', async () => {
    const connection = await world.connect();
    const rivals = await Promise.allSettled(['log-a', 'log-b', 'log-a'].map((log) => bindToLog(connection, log)));
    const refused = rivals.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(refused.length).toBeGreaterThanOrEqual(1);
    expect(refused.every((error) => error instanceof UnusableServer)).toBe(true);
    const winner = rivals[1]?.status === 'fulfilled' ? 'log-b' : 'log-a';
    await bindToLog(connection, winner);
    await expect(bindToLog(connection, 'log-c')).rejects.toThrow('were folded from another log');
  });

  it.each(['sealtrail', 'place'])('are opened by those who start together and meet in %s', async (collection) => {
    const duplicate = fault.error(11_000, 'DuplicateKey');
    const struck = world.double.faults.next({ command: 'findAndModify', collection }, duplicate);
    await bindToLog(await world.connect(), 'log-a');
    expect(struck.struck).toBeTruthy();
    await bindToLog(await world.connect(), 'log-a');
  });
});
