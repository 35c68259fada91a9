import { LruMap } from '@sealtrail/event-sourcing';
import { reject } from './rejections';

/** What one address may ask of a route without a key: so much at once, and so much each second from then on. */
const AT_ONCE = 100;
const PER_SECOND = 10;

/** Of so many addresses it keeps count; of more, the one that was quiet longest begins anew. */
const ADDRESSES_MAX = 10_000;

type Bucket = { readonly left: number; readonly at: number };

/**
 * Bounds what strangers ask of one process, by their addresses: in time that runs, whatever the clock of the cases says.
 * It guards the server; what is asked for is guarded by secrets that are too long to be tried out.
 */
export class PublicBounds {
  private readonly buckets = new LruMap<string, Bucket>(ADDRESSES_MAX);

  /** @param steadyMs time that never goes back */
  constructor(private readonly steadyMs: () => number) {}

  /** @throws {Rejection} `request.too-many` */
  admit(address: string): void {
    const at = this.steadyMs();
    const before = this.buckets.get(address) ?? { left: AT_ONCE, at };
    const left = Math.min(AT_ONCE, before.left + ((at - before.at) * PER_SECOND) / 1_000);
    if (left < 1) throw reject('request.too-many');
    this.buckets.set(address, { left: left - 1, at });
  }
}
