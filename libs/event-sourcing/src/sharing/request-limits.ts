import { type Release, releaseOnce } from './release';

export type Admission =
  | { readonly admitted: true; readonly release: Release }
  /** @param bound the maximum number of concurrent requests for this one to be admitted. */
  | { readonly admitted: false; readonly bound: number };

/**
 * Limits concurrent requests, counted by key: of one process, or of all processes that share an implementation. A shared one
 * also releases the requests of a dead process.
 */
export abstract class RequestLimits {
  /**
   * Never waits for another request to leave: refused at once if `bound` requests are in progress under the key. Requests with
   * a lower bound are refused before others.
   */
  abstract enter(key: string, bound: number): Promise<Admission>;
}

/** The limits of one process. */
export class InMemoryRequestLimits extends RequestLimits {
  private readonly underWay = new Map<string, number>();

  override async enter(key: string, bound: number): Promise<Admission> {
    const count = this.underWay.get(key) ?? 0;
    if (count >= bound) return { admitted: false, bound };
    this.underWay.set(key, count + 1);
    return { admitted: true, release: releaseOnce(() => this.leave(key)) };
  }

  private leave(key: string): void {
    const count = (this.underWay.get(key) ?? 0) - 1;
    if (count > 0) this.underWay.set(key, count);
    else this.underWay.delete(key);
  }
}
