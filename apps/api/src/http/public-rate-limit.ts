import { rateLimitKeyOf } from '../limits/client-address';
import { TokenBuckets } from '../limits/token-buckets';
import { reject } from './rejections';

/** The rate limit of an address on public routes. */
const RATE = { burst: 100, perSecond: 10, keysMax: 10_000 };

/**
 * Limits the rate of public requests to this process by address. It protects the server; the data are protected by secrets that
 * are too long to be guessed.
 */
export class PublicRateLimit {
  private readonly buckets: TokenBuckets;

  /** @param monotonicMs a monotonic clock */
  constructor(steadyMs: () => number) {
    this.buckets = new TokenBuckets(RATE, steadyMs);
  }

  /** @throws {Rejection} `request.too-many` */
  consume(address: string): void {
    if (!this.buckets.tryTake(rateLimitKeyOf(address))) throw reject('request.too-many');
  }
}
