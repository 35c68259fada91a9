import type { Instant, JsonObject } from '../events/event';

/** The seal of a data subject: the id and the commitment are stored in events, nothing else is. */
export type Sealed = {
  readonly subjectId: string;
  /** SHA-256 over a random salt and the canonical JSON of the data: proves later what was filed, reveals nothing. */
  readonly commitment: string;
};

/**
 * The command a subject is sealed for, and when: until the log holds the command, it is unknown whether the subject is needed.
 */
export type SealedFor = { readonly commandId: string; readonly at: Instant };

/** A subject sealed for a command that was not confirmed as stored yet. */
export type PendingSeal = SealedFor & { readonly subjectId: string };

/** The id belongs to another subject, or was erased. The caller must not learn more: the stored data are not its own. */
export class SubjectTaken extends Error {
  override readonly name = 'SubjectTaken';

  constructor(readonly subjectId: string) {
    super(`the vault holds, or has erased, different data under ${subjectId}`);
  }
}

/** The stored data do not match the seal: changed, moved, or lost by the disk. Never the result of an erasure. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';
}

/** Personal data, separate from the events, each subject under its own key, which can be destroyed. */
export abstract class Vault {
  /**
   * Stores a subject's data under an id chosen by the caller. Durable when it returns; a repeated call with the same data
   * returns the same seal and changes nothing. If different data are sealed under one id concurrently, one wins.
   *
   * Sealed for a command, the subject is pending from the last time it was sealed.
   *
   * @throws {SubjectTaken} if other data are stored under the id, or any were erased: the salt is erased with them, and the
   *   data can no longer be compared
   */
  abstract seal(subjectId: string, data: JsonObject, sealedFor?: SealedFor): Promise<Sealed>;
  /** Whether exactly these data are stored under the id; `false` also if they were erased. Writes nothing. */
  abstract keeps(subjectId: string, data: JsonObject): Promise<boolean>;
  /**
   * The data that an event committed to, or `null` if they were never stored or have been erased.
   *
   * @throws {BrokenSeal} if the data stored under the id are not what the event committed to
   */
  abstract open(sealed: Sealed): Promise<JsonObject | null>;
  /** Destroys the subject's key: the data can never be read again. Idempotent. */
  abstract erase(subjectId: string): Promise<void>;
  /** Subjects last sealed before an instant and still pending, the oldest first. */
  abstract pendingSeals(before: Instant, limit: number): Promise<readonly PendingSeal[]>;
  /** The command was stored: its subjects are no longer pending. */
  abstract confirm(subjectId: string): Promise<void>;
  /**
   * Erases a subject that is still pending from exactly that sealing; `false` if it was sealed again, confirmed or erased
   * since.
   */
  abstract eraseIfPending(unsettled: PendingSeal): Promise<boolean>;
}
