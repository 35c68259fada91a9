import type { Generations, ReadStore } from '@sealtrail/event-sourcing';
import type { Follower, Mending, ViewSource } from '@sealtrail/platform';
import type { Shown } from './lost-documents';

/** The views of a deployment, as whoever makes them anew needs them. What was done already is not done again. */
export type ViewsToMend = {
  readonly source: ViewSource;
  followers(): Promise<readonly Follower[]>;
  /** The generations that answer now, where they are told apart. */
  generations(): Promise<Readonly<Record<string, Generations>>>;
  /** What was folded answers no more, and is kept. */
  setAside(mending: Mending): Promise<void>;
  /** What was shown, and what was folded since. */
  compare<T>(mending: Mending, work: (before: Shown, now: ReadStore) => Promise<T>): Promise<T>;
  /** What was lost is listed; says what became of what was set aside. */
  letGo(mending: Mending): Promise<string>;
};
