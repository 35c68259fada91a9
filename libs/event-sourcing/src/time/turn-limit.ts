/**
 * Limits how much begins in one turn of the event loop. Without it, responses to messages of a worker thread are processed a
 * thousand at a time before any socket is read.
 */
export class TurnLimit {
  private begun = 0;
  private next: Promise<void> | null = null;

  constructor(private readonly max: number) {}

  /** `false`: the limit of this turn is reached; retry in the {@link nextTurn}. */
  begin(): boolean {
    if (this.begun >= this.max) return false;
    if (this.begun === 0) void this.nextTurn();
    this.begun += 1;
    return true;
  }

  nextTurn(): Promise<void> {
    this.next ??= new Promise((resolve) =>
      setImmediate(() => {
        this.begun = 0;
        this.next = null;
        resolve();
      }),
    );
    return this.next;
  }
}
