import { LruMap } from '@sealtrail/event-sourcing';

type Bucket = { readonly left: number; readonly at: number };

type Rate = {
  /** Burst, and refill per second. */
  readonly burst: number;
  readonly perSecond: number;
  /** Maximum number of buckets; beyond it, the one idle longest is evicted. */
  readonly keysMax: number;
};

/** Token buckets by name, in monotonic time, whatever the clock of the cases. */
export class TokenBuckets {
  private readonly buckets: LruMap<string, Bucket>;

  /** @param monotonicMs monotonic time */
  constructor(
    private readonly rate: Rate,
    private readonly steadyMs: () => number,
  ) {
    this.buckets = new LruMap(rate.keysMax);
  }

  /** Takes a token; `false` if there is none. */
  tryTake(name: string): boolean {
    const { burst: atOnce, perSecond } = this.rate;
    const at = this.steadyMs();
    const before = this.buckets.get(name) ?? { left: atOnce, at };
    const left = Math.min(atOnce, before.left + ((at - before.at) * perSecond) / 1_000);
    this.buckets.set(name, { left: left < 1 ? left : left - 1, at });
    return left >= 1;
  }
}
