import type { Instant } from '../events/event';

/** Command metadata: caller, correlation, idempotency key. */
export type CommandMetadata = {
  /** Id of the API key, or `system:<what>`; a command without an actor is not accepted. */
  readonly actor: string;
  /** Id of the delegation by which the actor acts for another; absent: for itself. */
  readonly delegation?: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Hash of the request if its outcome must be stored (a caller's command); `null` for a reactor's. */
  readonly fingerprint: string | null;
  /** Revision the caller had seen (`If-Match`): with it, a conflict is returned to the caller. */
  readonly expectedRevision: bigint | null;
  /** Nothing is appended after this instant: timers in other processes rely on it. */
  readonly notAfter?: Instant | null;
};
