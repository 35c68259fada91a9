import type { Instant, JsonObject } from '../events/event';

/** What the vault gives back for a person: the id and the commitment go into events, nothing else does. */
export type Sealed = {
  readonly subjectId: string;
  /** SHA-256 over a random salt and the canonical JSON of the data: proves later what was filed, reveals nothing. */
  readonly commitment: string;
};

/** For which command somebody is sealed, and when: until the log holds it, nobody knows whether they are needed. */
export type SealedFor = { readonly commandId: string; readonly at: Instant };

/** Somebody sealed for a command of which nobody has said since that it was kept. */
export type PendingSeal = SealedFor & { readonly subjectId: string };

/** The id is another's, or was erased. Whoever asks may be told no more: the data that are there are not theirs. */
export class SubjectTaken extends Error {
  override readonly name = 'SubjectTaken';

  constructor(readonly subjectId: string) {
    super(`the vault holds, or has erased, different data under ${subjectId}`);
  }
}

/** What was sealed is not what was found: somebody changed it, moved it, or the disk lost it. Never an erasure. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';
}

/** Personal data, apart from the events, each subject under a key of its own that can be destroyed. */
export abstract class Vault {
  /**
   * Keeps a person's data under an id chosen by the caller. Durable when it answers; the same id with the same data
   * answers the same and changes nothing. Of those who seal different data under one id at once, one wins.
   *
   * Sealed for a command they are unsettled, from the last time that they were sealed.
   *
   * @throws {SubjectTaken} where other data are kept under the id, or any were erased: the salt is gone with them, and
   *   nobody can say any more whether these are the same
   */
  abstract seal(subjectId: string, data: JsonObject, sealedFor?: SealedFor): Promise<Sealed>;
  /** Whether exactly these data are kept under the id; `false` also where they have been erased. Writes nothing. */
  abstract keeps(subjectId: string, data: JsonObject): Promise<boolean>;
  /**
   * The data that an event committed to, or `null` where they were never kept or have been erased.
   *
   * @throws {BrokenSeal} where what is kept under the id is not what the event committed to
   */
  abstract open(sealed: Sealed): Promise<JsonObject | null>;
  /** Destroys the subject's key: the data cannot be read again by anyone. Erasing twice is not an error. */
  abstract erase(subjectId: string): Promise<void>;
  /** Who was last sealed before an instant and is unsettled, the oldest first. */
  abstract pendingSeals(before: Instant, limit: number): Promise<readonly PendingSeal[]>;
  /** The command was kept: whoever was sealed for it stays. */
  abstract confirm(subjectId: string): Promise<void>;
  /** Erases who is unsettled since exactly then; `false` where they have been sealed again, settled or erased since. */
  abstract eraseIfPending(unsettled: PendingSeal): Promise<boolean>;
}
