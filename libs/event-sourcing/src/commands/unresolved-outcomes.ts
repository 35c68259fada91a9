import { LruMap } from '../collections/lru-map';
import { UnknownOutcome } from '../events/event-store';
import { isTransient } from './kernel-rejections';
import { Rejection } from './rejection';

/** Maximum number of unresolved commands that are tracked; each was reported to its sender. */
const OPEN_MAX = 10_000;

/**
 * Commands that were answered with an unknown outcome. An append sent for one of them may still arrive: until it is resolved, a
 * later attempt that fails transiently must not claim that nothing was stored.
 */
export class UnresolvedOutcomes {
  private readonly open = new LruMap<string, UnknownOutcome>(OPEN_MAX);

  /** Its events were found, or its outcome is stored. */
  resolve(commandId: string): void {
    this.open.delete(commandId);
  }

  /** The error the sender gets instead of the original one. */
  errorFor(commandId: string, error: unknown): unknown {
    if (error instanceof UnknownOutcome) this.open.set(commandId, error);
    if (error instanceof Rejection && !isTransient(error)) {
      // Every attempt expected the revision that the sender named, and the stream has passed it. Other rejections that are not
      // stored (not visible, a key that names another command) do not reveal whether the append was stored.
      if (error.code === 'stream.changed') this.open.delete(commandId);
      return error;
    }
    const open = this.open.get(commandId);
    return open === undefined || open === error ? error : new UnknownOutcome(open.message, { cause: error });
  }
}
