/** A promise with its resolver, for tests that wait for an event. */
export class Sighting {
  private resolve: () => void = () => {};
  readonly seen = new Promise<void>((resolve) => {
    this.resolve = resolve;
  });

  now(): void {
    this.resolve();
  }
}

/** Holds commands until a spec releases them. */
export class Gate {
  private isOpen = false;
  private waiting: (() => void)[] = [];
  private readonly arrival = new Sighting();

  /** Resolves when the first command waits. */
  get reached(): Promise<void> {
    return this.arrival.seen;
  }

  open(): void {
    this.isOpen = true;
    const waiting = this.waiting;
    this.waiting = [];
    for (const go of waiting) go();
  }

  close(): void {
    this.isOpen = false;
  }

  async pass(): Promise<void> {
    // Closed again before its turn: waits once more.
    while (!this.isOpen) {
      this.arrival.now();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    }
  }
}
