import { type Release, releaseOnce } from './release';

export type Admission =
  | { readonly admitted: true; readonly release: Release }
  /** @param bound how many may be under way at once for this one to be let in. */
  | { readonly admitted: false; readonly bound: number };

/**
 * How much may be under way at once, counted by key: of a process, or of all processes that share an implementation. One
 * that is shared also lets go of what a dead process has entered.
 */
export abstract class RequestLimits {
  /**
   * Never waits for another to leave: what finds `bound` under way under the key is refused at once. Who names a lower bound
   * than others is refused before them.
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
