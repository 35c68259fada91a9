import type { EventStore } from '@sealtrail/event-sourcing';

/** A position of a log with the id of its event: it does not match another log, or an older state of the same log. */
export type LogCheckpoint = { readonly position: bigint; readonly mark: string };

/** A follower of the log, and its position. */
export type FollowerCheckpoint = LogCheckpoint & { readonly name: string };

/** The id of the event at a position, or of the last one before it; `''` if unknown. Stored with a checkpoint. */
export type FingerprintAt = (position: bigint) => string;

/** A log that can be distinguished from another one, and from an older state of itself. */
export type FingerprintedLog = Pick<EventStore, 'head' | 'subscribe'> & {
  readonly fingerprintAt: FingerprintAt;
  /**
   * Whether that event is at the position. A checkpoint stored by an earlier version has no fingerprint: it is accepted once,
   * and gets one with the next batch.
   */
  readonly contains: (followed: LogCheckpoint) => Promise<boolean>;
};

/** A store of what events reference outside the log: it must have been stored before they were appended. */
export type ReferencedStore = {
  /** Position up to which all references of the log were known to be stored; `null`: not checked yet. */
  followed(): Promise<LogCheckpoint | null>;
  follow(followed: LogCheckpoint): Promise<void>;
  /** The ids among these that were never stored here. */
  lacking(ids: readonly string[]): Promise<readonly string[]>;
};
