/**
 * Who does a piece of work. `beat` grows as long as its owner lives; whoever sees it stand still for long enough, by its
 * own steady clock, may take the work over, under the next epoch. No two clocks are ever compared.
 */
export type Lease = {
  readonly name: string;
  /** `''`: nobody, it may be taken at once. */
  readonly owner: string;
  /** Grows with each taking. What an owner writes carries it, and is refused once a later one has written. */
  readonly epoch: bigint;
  readonly beat: bigint;
  /** What the owner says of its work, for whoever watches. */
  readonly note: string | null;
};

/** Where leases live. Each change is a compare-and-set on owner, epoch and beat; `null`: somebody else was faster. */
export abstract class LeaseStore {
  /** All whose name begins like this. */
  abstract all(prefix: string): Promise<readonly Lease[]>;
  /** @param seen as it was read, `null` where there was none yet. */
  abstract acquire(name: string, owner: string, seen: Lease | null): Promise<Lease | null>;
  abstract renew(held: Lease, note: string | null): Promise<Lease | null>;
  /** Lets go: the next may take it without waiting. */
  abstract release(held: Lease): Promise<void>;
  /** Removes what stands still, so that the list does not grow for ever. */
  abstract remove(seen: Lease): Promise<void>;
}
