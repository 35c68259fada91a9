import { type Wait, wait } from '../time/waiting';
import type { Lease, LeaseStore } from './leases';

export type LiveOwnerQuery = {
  readonly leases: LeaseStore;
  /** Kinds of work. */
  readonly kinds: readonly string[];
  /** A lease that has stood still for so long is nobody's. */
  readonly leaseTimeoutMs: number;
  /** Milliseconds on a clock that never jumps. */
  readonly steadyMs: () => number;
  readonly wait?: Wait;
};

const LOOKS = 20;

/**
 * An owner who gives a heartbeat; `null`: nobody does. What was let go of is nobody's at once, of what is held that is known
 * when it has stood still for long enough.
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
