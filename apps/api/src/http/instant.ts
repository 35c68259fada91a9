import type { Instant } from '@sealtrail/event-sourcing';
import { isCivilDate, type LocalDate, normaliseInstant } from '@sealtrail/working-days';

/** Earlier dates are input errors. Dates in the far future may be intended: registers use 9999-12-31 for 长期. */
const FIRST = '1900-01-01';

/** Converts an RFC 3339 instant with offset to UTC with milliseconds; `null` if invalid or too early. */
export function instantOf(text: unknown): Instant | null {
  const instant = normaliseInstant(text);
  return instant !== null && instant >= FIRST ? instant : null;
}

/** Tolerated clock skew: an act dated up to this far ahead counts as happening now. */
const FAST_CLOCK_MS_MAX = 2_000;

/** The stated instant, or now if the sender's clock is fast; `null` if it lies in the future. */
export function happenedAt(told: Instant, now: Instant): Instant | null {
  if (told <= now) return told;
  return Date.parse(told) - Date.parse(now) <= FAST_CLOCK_MS_MAX ? now : null;
}

/** `YYYY-MM-DD`, an existing date. */
export const isDate = (text: unknown): text is LocalDate => isCivilDate(text) && text >= FIRST;
