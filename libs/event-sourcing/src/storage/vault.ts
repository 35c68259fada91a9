import type { JsonObject } from '../events/event';

/** What the vault gives back for a person: the id and the commitment go into events, nothing else does. */
export type Sealed = {
  readonly subjectId: string;
  /** SHA-256 over a random salt and the canonical JSON of the data: proves later what was filed, reveals nothing. */
  readonly commitment: string;
};

/** Personal data, apart from the events, each subject under a key of its own that can be destroyed. */
export abstract class Vault {
  /**
   * Keeps a person's data under an id chosen by the caller. Durable when it answers; the same id again answers the same
   * and changes nothing, also after the subject was erased.
   */
  abstract seal(subjectId: string, data: JsonObject): Promise<Sealed>;
  /** The data, or `null` where they were never kept or have been erased. */
  abstract open(subjectId: string): Promise<JsonObject | null>;
  /** Destroys the subject's key: the data cannot be read again by anyone. Erasing twice is not an error. */
  abstract erase(subjectId: string): Promise<void>;
}
