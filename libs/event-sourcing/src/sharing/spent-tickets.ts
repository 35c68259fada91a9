/**
 * Which one-use tickets have been used, over all processes that share an implementation: each is good for whoever comes first.
 */
export abstract class SpentTickets {
  /**
   * What an implementation remembers begins with this name. A ticket is good under the one that it was made under alone: of what
   * was used before, nobody knows any more.
   */
  abstract readonly epoch: string;
  /**
   * `true`: it was not used before, and is now. Remembered for so long at least.
   *
   * @throws where nobody can tell; then it is good for nothing
   */
  abstract spend(ticket: string, forMs: number): Promise<boolean>;
}

/** The tickets that one process has seen used; another process, or the next start, is another epoch. */
export class InMemorySpentTickets extends SpentTickets {
  /** In the order in which they were used. */
  private readonly until = new Map<string, number>();

  /** @param steadyMs milliseconds of a clock that never goes back */
  constructor(
    readonly epoch: string,
    private readonly steadyMs: () => number,
  ) {
    super();
  }

  override async spend(ticket: string, forMs: number): Promise<boolean> {
    const nowMs = this.steadyMs();
    for (const [known, untilMs] of this.until) if (untilMs <= nowMs) this.until.delete(known);
    if (this.until.has(ticket)) return false;
    this.until.set(ticket, nowMs + forMs);
    return true;
  }
}
