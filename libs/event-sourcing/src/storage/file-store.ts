import type { Readable } from 'node:stream';
import type { Instant } from '../events/event';

export type StoredFile = { readonly sha256: string; readonly size: number };

/** The file is longer than allowed. Nothing of it was stored. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

/** A file stored more recently than this is not removed: its sender may be about to reference it. Measured in real time. */
export const FRESH_FILE_MS = 60 * 60 * 1_000;

/** Material files by the SHA-256 of their content (lower-case hex). The same content is stored once. */
export abstract class FileStore {
  /** @throws {FileTooLarge} */
  abstract keep(content: Readable, sizeMax: number): Promise<StoredFile>;
  /** Size and content, or `null` if no such file is stored. */
  abstract find(sha256: string): Promise<{ readonly size: number; readonly content: Readable } | null>;
  /** Marks the file as needed at this instant, so that it is not removed as unused before. `false`: there is no such file. */
  abstract renew(sha256: string, at: Instant): Promise<boolean>;
  /**
   * Removes a file that was not renewed since an instant, atomically with that comparison. `true`: it no longer exists;
   * `false`: it is needed, or was stored within {@link FRESH_FILE_MS}, whatever the clock of the events says.
   */
  abstract remove(sha256: string, before: Instant): Promise<boolean>;
  /** An event references the file: it is no longer checked for removal. */
  abstract markReferenced(sha256: string): Promise<void>;
  /**
   * Every file that no event is known to reference and that was not renewed since an instant; in no order. Files stored or
   * removed meanwhile may be included or not. The cost grows with the number of unreferenced files only.
   */
  abstract unreferenced(before: Instant): AsyncIterable<string>;
}
