/**
 * The lease on a task. `beat` grows as long as its owner lives; another worker that sees it unchanged for the lease timeout, by
 * its own monotonic clock, may take the task over under the next epoch. Clocks of different processes are never compared.
 */
export type Lease = {
  readonly name: string;
  /** `''`: no owner, it may be acquired at once. */
  readonly owner: string;
  /**
   * Fencing token: grows with each acquisition. Writes of an owner carry it, and are refused once a later owner has written.
   */
  readonly epoch: bigint;
  readonly beat: bigint;
  /** The owner's note about its work, for monitoring. */
  readonly note: string | null;
};

/** Storage of leases. Each change is a compare-and-set on owner, epoch and beat; `null`: another worker was faster. */
export abstract class LeaseStore {
  /** All leases whose name has this prefix. */
  abstract all(prefix: string): Promise<readonly Lease[]>;
  /** @param seen the lease as it was read, `null` if there was none yet. */
  abstract acquire(name: string, owner: string, seen: Lease | null): Promise<Lease | null>;
  abstract renew(held: Lease, note: string | null): Promise<Lease | null>;
  /** Releases the lease: the next worker may acquire it without waiting. */
  abstract release(held: Lease): Promise<void>;
  /** Removes a lease without heartbeats, so that the list does not grow without bound. */
  abstract remove(seen: Lease): Promise<void>;
}
