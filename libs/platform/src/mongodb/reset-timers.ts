import { PARTITION_LEASES } from '@sealtrail/event-sourcing/runtime';
import { UnusableServer } from '../storage-errors';
import type { MongoConnection } from './mongo-connection';
import { MongoLeaseStore } from './mongo-lease-store';
import { MongoTimerOverview } from './mongo-timer-overview';
import { MongoTimerStore } from './mongo-timer-store';

/**
 * Lets the reactors of every part begin anew. Each part is taken first: an owner who only slept would move what stands at the
 * beginning to where it was, and the facts between would never be reacted to; the epoch refuses it.
 *
 * @param owner unlike any other worker that ever was
 * @throws {UnusableServer} where somebody is at work
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
