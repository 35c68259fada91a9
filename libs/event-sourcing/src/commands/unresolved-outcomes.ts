import { LruMap } from '../collections/lru-map';
import { UnknownOutcome } from '../events/event-store';
import { isTransient } from './kernel-rejections';
import { Rejection } from './rejection';

/** Of so many commands it is remembered that their outcome is open; each was told to its sender. */
const OPEN_MAX = 10_000;

/**
 * Commands whose senders were told that nobody knows. What was sent for one of them may still arrive: as long as nothing
 * settles it, a later try that fails in passing does not say that nothing was kept.
 */
export class UnresolvedOutcomes {
  private readonly open = new LruMap<string, UnknownOutcome>(OPEN_MAX);

  /** Its facts were found, or its answer is remembered. */
  resolve(commandId: string): void {
    this.open.delete(commandId);
  }

  /** What the sender is told in place of the error. */
  errorFor(commandId: string, error: unknown): unknown {
    if (error instanceof UnknownOutcome) this.open.set(commandId, error);
    if (error instanceof Rejection && !isTransient(error)) {
      // Every try expected the revision that the sender named, and the stream has gone on past it. Other refusals that nobody
      // remembers (not to be seen, a key that names another command) say nothing of what was sent.
      if (error.code === 'stream.changed') this.open.delete(commandId);
      return error;
    }
    const open = this.open.get(commandId);
    return open === undefined || open === error ? error : new UnknownOutcome(open.message, { cause: error });
  }
}
