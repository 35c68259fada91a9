import { type Lease, LeaseStore } from '../leases/leases';

export class InMemoryLeaseStore extends LeaseStore {
  private readonly leases = new Map<string, Lease>();

  override async all(prefix: string): Promise<readonly Lease[]> {
    return [...this.leases.values()].filter(({ name }) => name.startsWith(prefix));
  }

  override async acquire(name: string, owner: string, seen: Lease | null): Promise<Lease | null> {
    if (!this.isAsSeen(name, seen)) return null;
    return this.keep({ name, owner, epoch: (seen?.epoch ?? 0n) + 1n, beat: 0n, note: null });
  }

  override async renew(held: Lease, note: string | null): Promise<Lease | null> {
    return this.isAsSeen(held.name, held) ? this.keep({ ...held, beat: held.beat + 1n, note }) : null;
  }

  override async release(held: Lease): Promise<void> {
    if (this.isAsSeen(held.name, held)) this.keep({ ...held, owner: '', note: null });
  }

  override async remove(seen: Lease): Promise<void> {
    if (this.isAsSeen(seen.name, seen)) this.leases.delete(seen.name);
  }

  private isAsSeen(name: string, seen: Lease | null): boolean {
    const now = this.leases.get(name) ?? null;
    return now?.owner === seen?.owner && now?.epoch === seen?.epoch && now?.beat === seen?.beat;
  }

  private keep(lease: Lease): Lease {
    this.leases.set(lease.name, lease);
    return lease;
  }
}
