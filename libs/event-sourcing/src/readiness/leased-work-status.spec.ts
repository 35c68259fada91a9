import { InMemoryLeaseStore } from '../fakes/in-memory-lease-store';
import { LeasedWorkStatus } from './leased-work-status';

const TASKS = ['views/cards.v1', 'views/items.v1', 'reactors/0', 'reactors/1'];

describe('the work status of other processes', () => {
  let leases: InMemoryLeaseStore;
  let now: number;
  let work: LeasedWorkStatus;

  beforeEach(() => {
    leases = new InMemoryLeaseStore();
    now = 0;
    const timers = async () => ({ count: 3, oldest: '2026-03-02T01:00:00.000Z', dueAndKnown: null });
    const settled = async () => new Map([['1', 7n]]);
    const parked = async () => [{ stream: 'application-1', revision: 0n, position: 1n, code: 'TypeError' }];
    work = new LeasedWorkStatus({
      leases,
      timers,
      parked,
      settled,
      tasks: TASKS,
      steadyMs: () => now,
      leaseTimeoutMs: 10_000,
    });
  });

  const held = async (task: string, note: object | null) => {
    const taken = await leases.acquire(task, 'w', null);
    return taken && leases.renew(taken, note && JSON.stringify(note));
  };

  it('is unattended before a worker starts', async () => {
    expect(await work.work()).toStrictEqual({
      stoppedViews: [],
      incompleteViews: [],
      reactors: { consumed: 0n, failingSince: null, parked: 1 },
      timers: { count: 3, oldest: '2026-03-02T01:00:00.000Z', dueAndKnown: null },
      unattended: TASKS,
    });
  });

  it('is what the lease owners report: stopped views, the slowest partition, the longest failure', async () => {
    await held('views/cards.v1', { stopped: { at: '7', error: 'unreadable' }, parked: 0 });
    await held('views/items.v1', { stopped: null, parked: 2 });
    await held('reactors/0', { consumed: '90', failingSince: '2026-03-02T02:00:00.000Z' });
    await held('reactors/1', { consumed: '9007199254740993', failingSince: '2026-03-02T01:00:00.000Z' });
    expect(await work.work()).toMatchObject({
      stoppedViews: ['cards.v1'],
      incompleteViews: [{ view: 'items.v1', streams: 2 }],
      reactors: { consumed: 90n, failingSince: '2026-03-02T01:00:00.000Z' },
      unattended: [],
    });
  });

  it('is read once per report, which describes one moment', async () => {
    const all = leases.all.bind(leases);
    const looks: string[] = [];
    leases.all = (prefix) => {
      looks.push(prefix);
      return all(prefix);
    };
    await work.work();
    expect(looks).toStrictEqual(['views/', 'reactors/']);
  });

  it('falls back to the checkpoint of a partition whose new owner has not reported yet', async () => {
    await held('reactors/0', { consumed: '90', failingSince: null });
    await held('reactors/1', null);
    expect((await work.work()).reactors.consumed).toBe(7n);
  });

  it('is unattended after a lease was released, or when its owner sends no heartbeats', async () => {
    const taken = [];
    for (const task of TASKS) taken.push(await held(task, null));
    expect((await work.work()).unattended).toStrictEqual([]);
    const [first, second, third] = taken;
    if (first) await leases.release(first);
    now = 10_001;
    if (second) await leases.renew(second, null);
    expect((await work.work()).unattended).toStrictEqual(['views/cards.v1', 'reactors/0', 'reactors/1']);
    if (third) await leases.renew(third, null);
    expect((await work.work()).unattended).toStrictEqual(['views/cards.v1', 'reactors/1']);
  });
});
