import type { Instant } from '@sealtrail/event-sourcing';
import { laterByMs } from '@sealtrail/working-days';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** How long a delivery is retried; after that an administrator has to intervene. */
export const RETRIED_FOR_MS = 72 * HOUR;
/** Delay before each retry; the last value repeats, so that a recovered receiver waits eight hours at most. */
const DELAYS_MS = [5 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 2 * HOUR, 4 * HOUR, 8 * HOUR] as const;
/** Maximum `Retry-After` honoured. */
export const RETRY_AFTER_MS_MAX = 12 * HOUR;
/** Jitter, as a fraction of the delay: deliveries that failed together are not retried together. */
const JITTER = 0.2;

export type FailedAttempt = {
  /** 1 for the first attempt. */
  readonly attempt: number;
  readonly failingSince: Instant;
  readonly at: Instant;
  /** `Retry-After` of the response (429, 503); `null`: none. */
  readonly retryAfterMs: number | null;
  /** A random number from 0 to 1. */
  readonly chance: number;
};

/** The instant of the next attempt; the last one is three days after the first failure. `null`: no further attempt. */
export function nextAttemptAt({ attempt, failingSince, at, retryAfterMs, chance }: FailedAttempt): Instant | null {
  const end = laterByMs(failingSince, RETRIED_FOR_MS);
  if (at >= end) return null;
  const delay = DELAYS_MS[Math.min(attempt, DELAYS_MS.length) - 1] ?? DELAYS_MS[0];
  const spread = Math.round(delay * (1 + JITTER * chance));
  const asked = Math.min(Math.max(retryAfterMs ?? 0, 0), RETRY_AFTER_MS_MAX);
  const next = laterByMs(at, Math.max(spread, asked));
  return next < end ? next : end;
}
