import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, dateOf, instantAt, localTimeOf } from '@sealtrail/working-days';

/** Nobody is told between these, by local time. */
const EVENING = '21:00:00';
const MORNING = '08:00:00';

/**
 * When somebody may be told at the earliest. Cards fall at 24:00, and nobody can act on one before the office opens: a red
 * one waits like any other.
 */
export function outsideQuietHours(at: Instant, zone: string): Instant {
  const time = localTimeOf(at, zone).slice(11);
  if (time >= MORNING && time < EVENING) return at;
  const today = dateOf(at, zone);
  return instantAt(time < MORNING ? today : addDays(today, 1), MORNING, zone);
}
