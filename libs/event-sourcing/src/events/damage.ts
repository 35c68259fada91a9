import { LruMap } from '../collections/lru-map';

/**
 * The log lacks facts of a stream that it had: hidden, deleted, or let go of. Nothing is decided or folded over them, for what
 * is left would tell another story.
 */
export class MissingEvents extends Error {
  override readonly name = 'MissingEvents';

  constructor(
    readonly stream: string,
    /** The first that is known to be missing. */
    readonly revision: bigint,
    readonly why: string,
  ) {
    super(`events of ${stream} are missing from revision ${revision} on: ${why}; restore them from a backup`);
  }
}

/** A fact that is there, and is not what was written: redacted, damaged, or written by somebody else. Its data are not repeated. */
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

/** A stream that is not served, and from where on. */
export type StreamDamage = {
  readonly stream: string;
  readonly revision: bigint;
  readonly kind: 'missing' | 'unreadable';
};

const STREAMS_MAX = 100;

/** What this process has met of a log's damage, and has not seen mended. Of more streams than so many those met last. */
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

  /** It could be read. */
  mended(stream: string): void {
    if (this.streams.size > 0) this.streams.delete(stream);
  }
}
