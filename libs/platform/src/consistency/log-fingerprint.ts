import type { EventStore } from '@sealtrail/event-sourcing';

/** A place in a log, and the id of the fact that stands there: of another log, or an older one, it is not true. */
export type LogCheckpoint = { readonly position: bigint; readonly mark: string };

/** Something that follows the log, and how far it is. */
export type FollowerCheckpoint = LogCheckpoint & { readonly name: string };

/** What stands in the log at a position, or before it; `''` where that is not known. Kept with a checkpoint. */
export type FingerprintAt = (position: bigint) => string;

/** A log that tells itself from another one, or from an older state of itself. */
export type FingerprintedLog = Pick<EventStore, 'head' | 'subscribe'> & {
  readonly fingerprintAt: FingerprintAt;
  /** Whether that fact stands there. Of before it was kept there is no mark: it is believed once, and written with the next batch. */
  readonly contains: (followed: LogCheckpoint) => Promise<boolean>;
};

/** What facts name and the log does not hold: it must have been there before they were kept. */
export type ReferencedStore = {
  /** Up to where it is known to have had all that the log names; `null`: nobody has looked yet. */
  followed(): Promise<LogCheckpoint | null>;
  follow(followed: LogCheckpoint): Promise<void>;
  /** Those of the ids that were never kept here. */
  lacking(ids: readonly string[]): Promise<readonly string[]>;
};
