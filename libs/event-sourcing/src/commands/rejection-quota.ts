import { LruMap } from '../collections/lru-map';

/** How many refusals of one caller are remembered: so many at once, and as many again each hour. */
export const REJECTIONS_PER_HOUR = 1_000;

/** Of so many callers it keeps count; of more, the one that was quiet longest begins anew. */
const CALLERS_MAX = 10_000;
const HOUR_MS = 60 * 60_000;

type Bucket = { readonly left: number; readonly atMs: number };

/**
 * Bounds what one caller can make this process keep for ever by being refused. In time that runs, whatever the clock of
 * the facts says: under a simulated one that stands still nobody would be let in again.
 */
export class RejectionQuota {
  private readonly buckets = new LruMap<string, Bucket>(CALLERS_MAX);

  /** @param monotonicMs time that never goes back */
  constructor(private readonly steadyMs: () => number) {}

  /** Takes one from the caller's share; `false`: nothing is left of it. */
  take(actor: string): boolean {
    const atMs = this.steadyMs();
    const before = this.buckets.get(actor) ?? { left: REJECTIONS_PER_HOUR, atMs };
    const regained = ((atMs - before.atMs) * REJECTIONS_PER_HOUR) / HOUR_MS;
    const left = Math.min(REJECTIONS_PER_HOUR, before.left + regained);
    this.buckets.set(actor, { left: left < 1 ? left : left - 1, atMs });
    return left >= 1;
  }
}
