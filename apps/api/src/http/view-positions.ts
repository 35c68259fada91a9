/** How far the views are. */
export type ViewState = {
  /** Every view that has not stopped has folded everything up to here. */
  readonly position: bigint;
  /** How long the oldest fact that is not in every view yet has been waiting, in milliseconds; 0: nothing waits. */
  readonly lagMs: number;
};

/** Where the views are, and waiting for them. */
export abstract class ViewPositions {
  abstract state(): Promise<ViewState>;
  /** True once every view has reached the position; false when the time is over first. */
  abstract whenAt(position: bigint, timeoutMs: number): Promise<boolean>;
}
