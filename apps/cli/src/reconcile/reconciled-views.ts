import type { Generations, ReadStore } from '@sealtrail/event-sourcing';
import type { FollowerCheckpoint, Reconciliation, ViewSource } from '@sealtrail/platform';
import type { PreviousViews } from './lost-documents';

/** The views of a deployment during a reconciliation. Completed steps are not repeated. */
export type ReconciledViews = {
  readonly source: ViewSource;
  followers(): Promise<readonly FollowerCheckpoint[]>;
  /** The generations that are live now, if the store has generations. */
  generations(): Promise<Readonly<Record<string, Generations>>>;
  /** Sets the folded documents aside: they are no longer live, but kept. */
  setAside(reconciliation: Reconciliation): Promise<void>;
  /** Compares the former content with what was folded since. */
  compare<T>(reconciliation: Reconciliation, work: (before: PreviousViews, now: ReadStore) => Promise<T>): Promise<T>;
  /** Called once the losses are listed; reports what became of the data set aside. */
  letGo(reconciliation: Reconciliation): Promise<string>;
};
