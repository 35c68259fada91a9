import { type Wait, wait } from '../time/waiting';
import type { Lease, LeaseStore } from './leases';

export type LiveOwnerQuery = {
  readonly leases: LeaseStore;
  /** Kinds of work. */
  readonly kinds: readonly string[];
  /** Lease timeout: a lease without heartbeats for this long has no live owner. */
  readonly leaseTimeoutMs: number;
  /** Milliseconds of a monotonic clock. */
  readonly steadyMs: () => number;
  readonly wait?: Wait;
};

const LOOKS = 20;

/**
 * An owner that sends heartbeats; `null`: there is none. A released lease has no owner at once; whether a held one has is known
 * after the lease timeout.
 */
export async function findLiveOwner({
  leases,
  kinds,
  leaseTimeoutMs,
  steadyMs,
  wait: pause = wait,
}: LiveOwnerQuery): Promise<string | null> {
  const held = async (): Promise<readonly Lease[]> =>
    (await Promise.all(kinds.map((kind) => leases.all(kind)))).flat().filter(({ owner }) => owner !== '');
  const first = new Map((await held()).map((lease) => [lease.name, lease]));
  const { signal } = new AbortController();
  for (const begun = steadyMs(); first.size > 0 && steadyMs() - begun < leaseTimeoutMs; ) {
    await pause(leaseTimeoutMs / LOOKS, signal);
    for (const { name, owner, epoch, beat } of await held()) {
      const before = first.get(name);
      if (before?.owner !== owner || before.epoch !== epoch || before.beat !== beat) return owner;
    }
  }
  return null;
}
