import { PARTITION_LEASES } from '@sealtrail/event-sourcing/runtime';
import { UnusableServer } from '../storage-errors';
import type { MongoConnection } from './mongo-connection';
import { MongoLeaseStore } from './mongo-lease-store';
import { MongoTimerOverview } from './mongo-timer-overview';
import { MongoTimerStore } from './mongo-timer-store';

/**
 * Resets the reactors of every partition to the beginning. Each partition is acquired first: an owner that was only paused
 * would move the checkpoint from the beginning to its former position, and the events in between would never be reacted to; its
 * epoch is refused.
 *
 * @param owner unique among all workers that ever existed
 * @throws {UnusableServer} if a worker is running
 */
export async function resetTimers(documents: MongoConnection, owner: string): Promise<void> {
  const leases = new MongoLeaseStore(documents);
  const checkpoints = await new MongoTimerOverview(documents).checkpoints();
  for (const partition of new Set(checkpoints.map((checkpoint) => checkpoint.partition))) {
    const name = `${PARTITION_LEASES}/${partition}`;
    const seen = (await leases.all(name)).find((lease) => lease.name === name) ?? null;
    const held = await leases.acquire(name, owner, seen);
    if (held === null) throw new UnusableServer(`A worker holds reactor partition ${partition}: stop it first.`);
    const timers = await MongoTimerStore.open(documents, { partition, epoch: held.epoch });
    await timers.reset();
    await leases.release(held);
  }
}
