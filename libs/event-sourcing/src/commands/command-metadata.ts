import type { Instant } from '../events/event';

/** Who asks, why, and under which name the command may be repeated. */
export type CommandMetadata = {
  /** Id of the API key, or `system:<what>`; a command of nobody is not taken. */
  readonly actor: string;
  readonly commandId: string;
  readonly correlationId: string;
  readonly causationId: string | null;
  /** Hash of the request, where its answer must be remembered (a caller's command); `null` for a reactor's. */
  readonly fingerprint: string | null;
  /** What the caller had seen (`If-Match`): then a conflict is the caller's to decide. */
  readonly expectedRevision: bigint | null;
  /** After this instant nothing is written any more: timers in other processes rely on it. */
  readonly notAfter?: Instant | null;
};
