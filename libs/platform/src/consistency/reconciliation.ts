import type { Generations } from '@sealtrail/event-sourcing';

/**
 * What is being rebuilt from the log. It is kept until that is over: whoever was cut off goes on by it, and nobody works in
 * between.
 */
export type Reconciliation = {
  /** Names what is set aside and what is written. */
  readonly stamp: string;
  /** The views that had followed another log: where there is one, all of them are rebuilt. */
  readonly views: readonly string[];
  /** The reactors follow from the first fact on. */
  readonly reactors: boolean;
  /** The generations of before, by view; none where a file is set aside as a whole. */
  readonly before: Readonly<Record<string, Generations>>;
  /** All that is lost stands in a list: what was before is needed no more. */
  readonly isListed: boolean;
};

/** Where a reconciliation is kept. */
export type ReconciliationStore = {
  find(): Promise<Reconciliation | null>;
  keep(mending: Reconciliation): Promise<void>;
  forget(): Promise<void>;
};

/** For whoever would work there. */
export const unfinishedReconciliation = (place: string): string =>
  `A reconciliation of ${place} was not finished. Continue it: npm run cli -- reconcile --yes`;
