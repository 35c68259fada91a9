import type { Instant } from '../events/event';
import type { WaitingTimers } from '../reactors/reactor';

export type IncompleteView = { readonly view: string; readonly streams: number };

/** How the work behind the answers goes, whichever process does it. */
export type WorkSnapshot = {
  /** Views that could not fold an event, and stay where they are until that is mended. */
  readonly stoppedViews: readonly string[];
  /** Views that lack streams until they are rebuilt, and how many. */
  readonly incompleteViews: readonly IncompleteView[];
  readonly reactors: {
    /** Everything up to here has been reacted to. */
    readonly consumed: bigint;
    /** Since when something is being tried again and again. */
    readonly failingSince: Instant | null;
    /** Streams that are reacted to no further. */
    readonly parked: number;
  };
  readonly timers: WaitingTimers;
  /** Pieces of work that nobody does at the moment. */
  readonly unattended: readonly string[];
};

export abstract class WorkStatus {
  abstract work(): Promise<WorkSnapshot>;
}
