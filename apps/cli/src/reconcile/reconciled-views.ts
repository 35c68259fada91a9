import type { Generations, ReadStore } from '@sealtrail/event-sourcing';
import type { FollowerCheckpoint, Reconciliation, ViewSource } from '@sealtrail/platform';
import type { PreviousViews } from './lost-documents';

/** The views of a deployment, as whoever makes them anew needs them. What was done already is not done again. */
export type ReconciledViews = {
  readonly source: ViewSource;
  followers(): Promise<readonly FollowerCheckpoint[]>;
  /** The generations that answer now, where they are told apart. */
  generations(): Promise<Readonly<Record<string, Generations>>>;
  /** What was folded answers no more, and is kept. */
  setAside(reconciliation: Reconciliation): Promise<void>;
  /** What was shown, and what was folded since. */
  compare<T>(reconciliation: Reconciliation, work: (before: PreviousViews, now: ReadStore) => Promise<T>): Promise<T>;
  /** What was lost is listed; says what became of what was set aside. */
  letGo(reconciliation: Reconciliation): Promise<string>;
};
