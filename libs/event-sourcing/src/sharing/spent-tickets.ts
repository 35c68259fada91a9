/** Which one-use tickets have been used, for all processes that share an implementation: the first use of a ticket succeeds. */
export abstract class SpentTickets {
  /**
   * Identifies the lifetime of the stored uses. A ticket is valid only under the epoch it was issued in: earlier uses are not
   * stored any more.
   */
  abstract readonly epoch: string;
  /**
   * `true`: it was not used before, and is now. Stored for at least this long.
   *
   * @throws if the outcome is unknown; then the ticket is not valid
   */
  abstract spend(ticket: string, forMs: number): Promise<boolean>;
}

/** The tickets used in one process; another process, or the next start, has another epoch. */
export class InMemorySpentTickets extends SpentTickets {
  /** In order of use. */
  private readonly until = new Map<string, number>();

  /** @param steadyMs milliseconds of a monotonic clock */
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
