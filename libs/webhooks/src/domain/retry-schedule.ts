import type { Instant } from '@sealtrail/event-sourcing';
import { laterByMs } from '@sealtrail/working-days';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** So long it is tried; then a person has to look. */
export const RETRIED_FOR_MS = 72 * HOUR;
/** Before each further attempt; from the last on the same again. A receiver that is back waits for no day. */
const DELAYS_MS = [5 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;
/** A receiver may ask for patience, and not for silence. */
export const RETRY_AFTER_MS_MAX = 12 * HOUR;
/** Those who failed together do not come again together. */
const JITTER = 0.2;

export type FailedAttempt = {
  /** 1 for the first. */
  readonly attempt: number;
  readonly failingSince: Instant;
  readonly at: Instant;
  /** What the receiver asked for (429, 503); `null`: nothing. */
  readonly retryAfterMs: number | null;
  /** 0 to 1, by chance. */
  readonly chance: number;
};

/** When it is tried again; the last time when three days are over. `null`: they are. */
export function nextAttemptAt({ attempt, failingSince, at, retryAfterMs, chance }: FailedAttempt): Instant | null {
  const end = laterByMs(failingSince, RETRIED_FOR_MS);
  if (at >= end) return null;
  const delay = DELAYS_MS[Math.min(attempt, DELAYS_MS.length) - 1] ?? DELAYS_MS[0];
  const spread = Math.round(delay * (1 + JITTER * chance));
  const asked = Math.min(Math.max(retryAfterMs ?? 0, 0), RETRY_AFTER_MS_MAX);
  const next = laterByMs(at, Math.max(spread, asked));
  return next < end ? next : end;
}
