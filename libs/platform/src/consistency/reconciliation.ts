import type { Generations } from '@sealtrail/event-sourcing';

/**
 * What is being rebuilt from the log. Stored until it is complete: an interrupted reconciliation is continued from it, and no
 * process may work in between.
 */
export type Reconciliation = {
  /** Names the files that are set aside and the list that is written. */
  readonly stamp: string;
  /** The views that had followed another log: if there is one, all of them are rebuilt. */
  readonly views: readonly string[];
  /** The reactors start again at the first event. */
  readonly reactors: boolean;
  /** The former generations, by view; none if a whole file is set aside. */
  readonly before: Readonly<Record<string, Generations>>;
  /** All losses have been listed: the former data are no longer needed. */
  readonly isListed: boolean;
};

/** Storage of a reconciliation. */
export type ReconciliationStore = {
  find(): Promise<Reconciliation | null>;
  keep(mending: Reconciliation): Promise<void>;
  forget(): Promise<void>;
};

/** For a process that would work there. */
export const unfinishedReconciliation = (place: string): string =>
  `A reconciliation of ${place} was not finished. Continue it: npm run cli -- reconcile --yes`;
