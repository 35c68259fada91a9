/** Timeouts and budgets of the driver for calls to the server. */
export type Timings = {
  /** One attempt of an append. The server itself times out after 2 seconds, so that longer rarely helps. */
  readonly attemptMs: number;
  /** All attempts of an append together; then its outcome is unknown. */
  readonly appendBudgetMs: number;
  /** A read that yields nothing for this long is aborted: the client has no deadline for reads. */
  readonly stallMs: number;
  /**
   * The server's search for the last event of the namespace, past all later foreign events; beyond it the log is read page by
   * page.
   */
  readonly searchMs: number;
  /** All attempts of a read together; then the store is unavailable. */
  readonly readBudgetMs: number;
  /** A subscription without a heartbeat for this long is compared with the log. */
  readonly idleMs: number;
};

export const TIMINGS: Timings = {
  attemptMs: 3_000,
  appendBudgetMs: 10_000,
  stallMs: 4_000,
  searchMs: 30_000,
  readBudgetMs: 10_000,
  idleMs: 5_000,
};
