import { rateLimitKeyOf } from '../limits/client-address';
import { TokenBuckets } from '../limits/token-buckets';
import { reject } from './rejections';

/** What one address may ask of a route without a key. */
const RATE = { burst: 100, perSecond: 10, keysMax: 10_000 };

/**
 * Bounds what strangers ask of one process, by their addresses. It guards the server; what is asked for is guarded by
 * secrets that are too long to be tried out.
 */
export class PublicRateLimit {
  private readonly buckets: TokenBuckets;

  /** @param monotonicMs time that never goes back */
  constructor(steadyMs: () => number) {
    this.buckets = new TokenBuckets(RATE, steadyMs);
  }

  /** @throws {Rejection} `request.too-many` */
  consume(address: string): void {
    if (!this.buckets.tryTake(rateLimitKeyOf(address))) throw reject('request.too-many');
  }
}
