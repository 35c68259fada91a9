import type { EventStore } from '@sealtrail/event-sourcing';

/** A place in a log, and the id of the fact that stands there: of another log, or an older one, it is not true. */
export type Followed = { readonly position: bigint; readonly mark: string };

/** Something that follows the log, and how far it is. */
export type Follower = Followed & { readonly name: string };

/** What stands in the log at a position, or before it; `''` where that is not known. Kept with a checkpoint. */
export type LogMark = (position: bigint) => string;

/** A log that tells itself from another one, or from an older state of itself. */
export type MarkedLog = Pick<EventStore, 'head' | 'subscribe'> & {
  readonly markAt: LogMark;
  /** Whether that fact stands there. Of before it was kept there is no mark: it is believed once, and written with the next batch. */
  readonly stands: (followed: Followed) => Promise<boolean>;
};

/** What facts name and the log does not hold: it must have been there before they were kept. */
export type KeptBeside = {
  /** Up to where it is known to have had all that the log names; `null`: nobody has looked yet. */
  followed(): Promise<Followed | null>;
  follow(followed: Followed): Promise<void>;
  /** Those of the ids that were never kept here. */
  lacking(ids: readonly string[]): Promise<readonly string[]>;
};
