import { LruMap } from '../collections/lru-map';

/** How many rejections of one caller are stored: this many at once, and as many again each hour. */
export const REJECTIONS_PER_HOUR = 1_000;

/** Maximum number of callers that are tracked; beyond it, the least recently seen caller starts again with a full quota. */
const CALLERS_MAX = 10_000;
const HOUR_MS = 60 * 60_000;

type Bucket = { readonly left: number; readonly atMs: number };

/**
 * Bounds how many stored rejections one caller can cause in this process. Measured in real time, independent of the clock of
 * the events: under a simulated clock that stands still no quota would be replenished.
 */
export class RejectionQuota {
  private readonly buckets = new LruMap<string, Bucket>(CALLERS_MAX);

  /** @param steadyMs monotonic time in milliseconds */
  constructor(private readonly steadyMs: () => number) {}

  /** Takes one from the caller's quota; `false`: the quota is used up. */
  take(actor: string): boolean {
    const atMs = this.steadyMs();
    const before = this.buckets.get(actor) ?? { left: REJECTIONS_PER_HOUR, atMs };
    const regained = ((atMs - before.atMs) * REJECTIONS_PER_HOUR) / HOUR_MS;
    const left = Math.min(REJECTIONS_PER_HOUR, before.left + regained);
    this.buckets.set(actor, { left: left < 1 ? left : left - 1, atMs });
    return left >= 1;
  }
}
