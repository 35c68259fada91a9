import { LruMap } from '../collections/lru-map';

/**
 * The log lacks events of a stream that it had: hidden, deleted or truncated. The rest of the stream is neither folded nor
 * decided on, since its state would be wrong.
 */
export class MissingEvents extends Error {
  override readonly name = 'MissingEvents';

  constructor(
    readonly stream: string,
    /** The first revision known to be missing. */
    readonly revision: bigint,
    readonly why: string,
  ) {
    super(`events of ${stream} are missing from revision ${revision} on: ${why}; restore them from a backup`);
  }
}

/**
 * An event that exists but is not what was appended: redacted, damaged, or written by another program. Its data are not
 * repeated.
 */
export class UnreadableEvent extends Error {
  override readonly name = 'UnreadableEvent';

  constructor(
    readonly stream: string,
    readonly revision: bigint,
    readonly why: string,
  ) {
    super(`event ${revision} of ${stream} cannot be read: ${why}`);
  }
}

export const isDamage = (error: unknown): error is MissingEvents | UnreadableEvent =>
  error instanceof MissingEvents || error instanceof UnreadableEvent;

/** A stream that is not served, and from which revision on. */
export type StreamDamage = {
  readonly stream: string;
  readonly revision: bigint;
  readonly kind: 'missing' | 'unreadable';
};

const STREAMS_MAX = 100;

/**
 * The damage of the log that this process has encountered and not seen repaired. Bounded: the most recently encountered streams
 * are kept.
 */
export class DamageRegistry {
  private readonly streams = new LruMap<string, StreamDamage>(STREAMS_MAX);

  get all(): readonly StreamDamage[] {
    return this.streams.values;
  }

  note(error: unknown): void {
    if (!isDamage(error)) return;
    const { stream, revision } = error;
    this.streams.set(stream, { stream, revision, kind: error instanceof MissingEvents ? 'missing' : 'unreadable' });
  }

  /** The stream could be read again. */
  mended(stream: string): void {
    if (this.streams.size > 0) this.streams.delete(stream);
  }
}
