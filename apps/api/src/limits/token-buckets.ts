import { LruMap } from '@sealtrail/event-sourcing';

type Bucket = { readonly left: number; readonly at: number };

type Rate = {
  /** So much at once, and so much each second from then on. */
  readonly burst: number;
  readonly perSecond: number;
  /** Of so many names it keeps count; of more, the one that was quiet longest begins anew. */
  readonly keysMax: number;
};

/** How often something may happen under each name: in time that runs, whatever the clock of the cases says. */
export class TokenBuckets {
  private readonly buckets: LruMap<string, Bucket>;

  /** @param monotonicMs time that never goes back */
  constructor(
    private readonly rate: Rate,
    private readonly steadyMs: () => number,
  ) {
    this.buckets = new LruMap(rate.keysMax);
  }

  /** Whether it may happen once more, now. */
  tryTake(name: string): boolean {
    const { burst: atOnce, perSecond } = this.rate;
    const at = this.steadyMs();
    const before = this.buckets.get(name) ?? { left: atOnce, at };
    const left = Math.min(atOnce, before.left + ((at - before.at) * perSecond) / 1_000);
    this.buckets.set(name, { left: left < 1 ? left : left - 1, at });
    return left >= 1;
  }
}
