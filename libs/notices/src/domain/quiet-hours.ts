import type { Instant } from '@sealtrail/event-sourcing';
import type { QuietHours } from '@sealtrail/policy/events';
import { addDays, dateOf, instantAt, localTimeOf, startOfDay } from '@sealtrail/working-days';

/** The whole of a day is written so where something ends with it. */
const END_OF_DAY = '24:00';

/**
 * When somebody may be told at the earliest. Cards fall at 24:00, and nobody can act on one before the office opens: a red
 * one waits like any other.
 */
export function outsideQuietHours(at: Instant, zone: string, quiet: QuietHours | null): Instant {
  if (quiet === null) return at;
  const { from, to } = quiet;
  const time = localTimeOf(at, zone).slice(11, 16);
  const isQuiet = from < to ? from <= time && time < to : from <= time || time < to;
  if (!isQuiet) return at;
  const today = dateOf(at, zone);
  if (to === END_OF_DAY) return startOfDay(addDays(today, 1), zone);
  return instantAt(time < to ? today : addDays(today, 1), `${to}:00`, zone);
}
