/**
 * Lets others come in between: no more than so many begin in one turn of the event loop. Without it what is answered by
 * messages of a worker thread goes on for a thousand messages before anybody's socket is looked at.
 */
export class TurnLimit {
  private begun = 0;
  private next: Promise<void> | null = null;

  constructor(private readonly max: number) {}

  /** `false`: so many have begun already; ask again in the {@link nextTurn}. */
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
