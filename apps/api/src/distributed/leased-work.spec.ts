import { InMemoryLeaseStore } from '@sealtrail/event-sourcing/testing';
import { LeasedWork } from './leased-work';

const LOST_MS = 3_000;

async function office() {
  const leases = new InMemoryLeaseStore();
  let nowMs = 0;
  const work = new LeasedWork({
    leases,
    timers: async () => ({ count: 0, oldest: null }),
    settled: async () => new Map([['1', 7n]]),
    tasks: ['views/cards.v1', 'reactors/0', 'reactors/1'],
    steadyMs: () => nowMs,
    lostMs: LOST_MS,
  });
  const hold = async (name: string, note: object) => {
    const taken = await leases.take(name, 'one', null);
    return leases.beat(taken as NonNullable<typeof taken>, JSON.stringify(note));
  };
  await hold('views/cards.v1', { stopped: null });
  await hold('reactors/0', { consumed: '20', failingSince: null });
  const pass = (ms: number): void => {
    nowMs += ms;
  };
  return { leases, work, hold, pass };
}

describe('the work as the leases tell it', () => {
  it('is as far as the part that is least far', async () => {
    const { work, hold } = await office();
    await hold('reactors/1', { consumed: '12', failingSince: '2026-03-02T01:00:00.000Z' });
    expect((await work.work()).reactors).toEqual({ consumed: 12n, failingSince: '2026-03-02T01:00:00.000Z' });
  });

  it('is no further than the checkpoint of a part whose new owner has not spoken yet', async () => {
    const { leases, work } = await office();
    await leases.take('reactors/1', 'two', null);
    expect((await work.work()).reactors.consumed).toBe(7n);
  });

  it('is nowhere in a part that nobody has ever taken, and says that nobody does', async () => {
    const { work, leases } = await office();
    const told = new LeasedWork({ ...optionsOf(leases), settled: async () => new Map() });
    expect((await told.work()).reactors.consumed).toBe(0n);
    expect((await work.work()).unattended).toEqual(['reactors/1']);
  });

  it('is unattended where the signs of life have stopped for long', async () => {
    const { work, hold, pass } = await office();
    await hold('reactors/1', { consumed: '12', failingSince: null });
    expect((await work.work()).unattended).toEqual([]);
    pass(LOST_MS + 1);
    expect((await work.work()).unattended).toEqual(['views/cards.v1', 'reactors/0', 'reactors/1']);
  });
});

const optionsOf = (leases: InMemoryLeaseStore) => ({
  leases,
  timers: async () => ({ count: 0, oldest: null }),
  tasks: ['reactors/0', 'reactors/1'],
  steadyMs: () => 0,
  lostMs: LOST_MS,
});
