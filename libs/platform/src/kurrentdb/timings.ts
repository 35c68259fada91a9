/** How long the driver waits for the server before it looks, asks again, or says that it does not know. */
export type Timings = {
  /** One try of an append. The server itself gives up after 2 seconds, so that longer rarely helps. */
  readonly attemptMs: number;
  /** All tries of an append together; then its outcome is unknown. */
  readonly appendBudgetMs: number;
  /** A read that gives nothing for so long is given up: the client keeps no deadline for reads. */
  readonly stallMs: number;
  /** The server searches the log for the last fact of ours, behind whatever others have written since; then it is read page by page. */
  readonly searchMs: number;
  /** All tries of a read together; then the store is unavailable. */
  readonly readBudgetMs: number;
  /** A subscription that gives no heartbeat for so long is compared with the log. */
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
