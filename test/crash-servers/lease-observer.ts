import type { Lease } from '@sealtrail/event-sourcing/runtime';
import { type MongoConnection, MongoLeaseStore } from '@sealtrail/platform';
import { until } from './until';
import type { Kind, Worker } from './worker';

export type ObservedLease = Exclude<Kind, 'api'>;

/** The lease kind of each kind of worker. */
export const LEASE_KIND_OF = { projector: 'views', reactor: 'reactors' } as const satisfies Record<
  ObservedLease,
  string
>;

const TAKEOVER_MAX_MS = 60_000;

/** Which worker holds which task, according to the leases. */
export class LeaseObserver {
  private readonly store: MongoLeaseStore;

  constructor(documents: MongoConnection) {
    this.store = new MongoLeaseStore(documents);
  }

  tasks(kind: ObservedLease): Promise<readonly Lease[]> {
    return this.store.all(`${LEASE_KIND_OF[kind]}/`);
  }

  presences(kind: ObservedLease): Promise<readonly Lease[]> {
    return this.store.all(`${LEASE_KIND_OF[kind]}@`);
  }

  async heldBy({ kind, pid }: Worker): Promise<readonly Lease[]> {
    if (kind === 'api') return [];
    return (await this.tasks(kind)).filter((lease) => pidOf(lease) === pid);
  }

  /** Waits until other workers hold a worker's tasks; returns the time that took. */
  async takenOver(held: readonly Lease[], kind: ObservedLease): Promise<number> {
    return until(TAKEOVER_MAX_MS, `the work of a ${kind} has moved on`, async () => {
      const now = new Map((await this.tasks(kind)).map((lease) => [lease.name, lease]));
      return held.every(({ name, owner }) => {
        const lease = now.get(name);
        return lease !== undefined && lease.owner !== '' && lease.owner !== owner;
      });
    });
  }

  /** Waits until a worker holds a task; returns the time that took. */
  joined(worker: Worker): Promise<number> {
    return until(TAKEOVER_MAX_MS, `${worker.name} has a part`, async () => (await this.heldBy(worker)).length > 0);
  }
}

/** The process id of an owner: `host:process:random`. */
export const pidOf = ({ owner }: Lease): number => Number(owner.split(':').at(-2) ?? 0);
