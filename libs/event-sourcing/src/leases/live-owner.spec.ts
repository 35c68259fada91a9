import { InMemoryLeaseStore } from '../fakes/in-memory-lease-store';
import type { Lease } from './leases';
import { findLiveOwner } from './live-owner';

const LOST_MS = 10_000;

/** A monotonic clock that advances by the time waited for. */
const world = (onWait: (now: number) => Promise<unknown> = async () => {}) => {
  const leases = new InMemoryLeaseStore();
  let now = 0;
  const wait = async (ms: number) => {
    now += ms;
    await onWait(now);
  };
  const asked = { leases, kinds: ['views', 'reactors'], leaseTimeoutMs: LOST_MS, steadyMs: () => now, wait };
  return { leases, asked, now: () => now };
};
const taken = async (leases: InMemoryLeaseStore, name: string) =>
  (await leases.acquire(name, 'worker-a', null)) as Lease;

describe('a live lease owner', () => {
  it('is not found, at once, if no lease is held', async () => {
    const { leases, asked, now } = world();
    await leases.release(await taken(leases, 'views/cards'));
    await taken(leases, 'others/cards');
    expect([await findLiveOwner(asked), now()]).toEqual([null, 0]);
  });

  it('is not found if the held leases had no heartbeat for the lease timeout', async () => {
    const { leases, asked, now } = world();
    await taken(leases, 'views/cards');
    await taken(leases, 'reactors@worker-a');
    expect([await findLiveOwner(asked), now()]).toEqual([null, LOST_MS]);
  });

  it.each([
    [
      'that sends a heartbeat at the last moment',
      (leases: InMemoryLeaseStore, held: Lease) => leases.renew(held, null),
    ],
    ['that takes over', (leases: InMemoryLeaseStore, held: Lease) => leases.acquire(held.name, 'worker-b', held)],
    ['that joins', (leases: InMemoryLeaseStore) => leases.acquire('reactors@worker-c', 'worker-c', null)],
  ])('is the one %s', async (_, act) => {
    let held: Lease;
    const { leases, asked } = world(async (now) => {
      if (now === LOST_MS) await act(leases, held);
    });
    held = await taken(leases, 'views/cards');
    expect(await findLiveOwner(asked)).toMatch(/^worker-[abc]$/);
  });
});
