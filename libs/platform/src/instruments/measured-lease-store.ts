import { type Lease, LeaseStore } from '@sealtrail/event-sourcing/runtime';
import type { Metrics } from './metrics';

type Change = 'taken' | 'released' | 'lost';

/** A lease store that counts changes of task leases (`views/cards.v1`), not of the workers' own leases (`views@…`). */
export class MeasuredLeaseStore extends LeaseStore {
  constructor(
    private readonly store: LeaseStore,
    private readonly metrics: Metrics,
  ) {
    super();
  }

  override all(prefix: string): Promise<readonly Lease[]> {
    return this.store.all(prefix);
  }

  override async acquire(name: string, owner: string, seen: Lease | null): Promise<Lease | null> {
    const taken = await this.store.acquire(name, owner, seen);
    if (taken !== null) this.changed(name, 'taken');
    return taken;
  }

  override async renew(held: Lease, note: string | null): Promise<Lease | null> {
    const next = await this.store.renew(held, note);
    if (next === null) this.changed(held.name, 'lost');
    return next;
  }

  override async release(held: Lease): Promise<void> {
    await this.store.release(held);
    this.changed(held.name, 'released');
  }

  override remove(seen: Lease): Promise<void> {
    return this.store.remove(seen);
  }

  private changed(name: string, change: Change): void {
    const [kind = '', task] = name.split('/');
    if (task !== undefined) this.metrics.leaseChanges.inc({ kind, change });
  }
}
