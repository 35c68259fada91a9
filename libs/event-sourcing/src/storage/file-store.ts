import type { Readable } from 'node:stream';
import type { Instant } from '../events/event';

export type StoredFile = { readonly sha256: string; readonly size: number };

/** The file is longer than allowed. Nothing of it was kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** What came in less than so long ago is not removed: its sender may be about to say whose it is. In time that runs. */
export const FRESH_FILE_MS = 60 * 60 * 1_000;

/** Material files by the SHA-256 of their content (lower-case hex). Keeping the same content twice keeps it once. */
export abstract class FileStore {
  /** @throws {FileTooLarge} */
  abstract keep(content: Readable, sizeMax: number): Promise<StoredFile>;
  /** Size and content, or `null` where no such file is kept. */
  abstract find(sha256: string): Promise<{ readonly size: number; readonly content: Readable } | null>;
  /** Somebody needs it at this instant: it is not removed as one that nobody has needed since before. `false`: not there. */
  abstract renew(sha256: string, at: Instant): Promise<boolean>;
  /**
   * Removes what nobody has renewed from an instant on, in one step with that comparison. `true`: it is not there any more;
   * `false`: somebody needs it, or it came in within {@link FRESH_FILE_MS}, whatever the clock of the facts says.
   */
  abstract remove(sha256: string, before: Instant): Promise<boolean>;
  /** A fact tells of it: it is not looked after as untold again. */
  abstract markReferenced(sha256: string): Promise<void>;
  /**
   * Every file that is not known to be told of, and that nobody has renewed from an instant on; in no order. What comes or goes
   * meanwhile may be there or not. Costs as much as there are untold ones, however many are told.
   */
  abstract unreferenced(before: Instant): AsyncIterable<string>;
}
