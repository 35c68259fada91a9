import type { Readable } from 'node:stream';
import type { Instant } from '../events/event';

export type StoredFile = { readonly sha256: string; readonly size: number };

/** The file is longer than allowed. Nothing of it was kept. */
export class FileTooLarge extends Error {
  override readonly name = 'FileTooLarge';
}

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
   * `false`: somebody needs it.
   */
  abstract remove(sha256: string, before: Instant): Promise<boolean>;
  /** Every file that nobody has renewed from an instant on, in no order; what comes or goes meanwhile may be there or not. */
  abstract unneeded(before: Instant): AsyncIterable<string>;
}
