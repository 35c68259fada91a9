import type { Instant } from '../events/event';
import type { WaitingTimers } from '../reactors/reactor';

export type IncompleteView = { readonly view: string; readonly streams: number };

/** The state of the background work, whichever process does it. */
export type WorkSnapshot = {
  /** Views that could not fold an event, and stay before it until that is fixed. */
  readonly stoppedViews: readonly string[];
  /** Views that lack streams until they are rebuilt, and how many. */
  readonly incompleteViews: readonly IncompleteView[];
  readonly reactors: {
    /** Everything up to here has been reacted to. */
    readonly consumed: bigint;
    /** Since when a command has been retried. */
    readonly failingSince: Instant | null;
    /** Number of streams parked by the reactors. */
    readonly parked: number;
  };
  readonly timers: WaitingTimers;
  /** Tasks without a live worker. */
  readonly unattended: readonly string[];
};

export abstract class WorkStatus {
  abstract work(): Promise<WorkSnapshot>;
}
