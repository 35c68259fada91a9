import { countedAs } from '../flood/client-address';
import { TokenBuckets } from '../flood/token-buckets';
import { reject } from './rejections';

/** What one address may ask of a route without a key. */
const RATE = { atOnce: 100, perSecond: 10, namesMax: 10_000 };

/**
 * Bounds what strangers ask of one process, by their addresses. It guards the server; what is asked for is guarded by
 * secrets that are too long to be tried out.
 */
export class PublicBounds {
  private readonly buckets: TokenBuckets;

  /** @param steadyMs time that never goes back */
  constructor(steadyMs: () => number) {
    this.buckets = new TokenBuckets(RATE, steadyMs);
  }

  /** @throws {Rejection} `request.too-many` */
  admit(address: string): void {
    if (!this.buckets.takes(countedAs(address))) throw reject('request.too-many');
  }
}
