/** Reproducible pseudo-random numbers: xorshift32, seeded. */
export class SeededRandom {
  private state: number;

  constructor(seed: number, index = 0) {
    this.state = (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b)) >>> 0 || 1;
    for (let n = 0; n < 8; n++) this.next();
  }

  /** An integer of [from, to]. */
  int(from: number, to: number): number {
    return from + (this.next() % (to - from + 1));
  }

  /** True with this probability in percent. */
  percent(share: number): boolean {
    return this.int(1, 100) <= share;
  }

  pick<T>(of: readonly T[]): T {
    return of[this.int(0, of.length - 1)] as T;
  }

  private next(): number {
    let x = this.state;
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    this.state = x >>> 0;
    return this.state;
  }
}
