import type { Instant } from '@sealtrail/event-sourcing';
import { isCivilDate, type LocalDate, normaliseInstant } from '@sealtrail/working-days';

/** What lies before is no date of a case, but a slip. What lies far ahead may be meant: registers write 长期 as 9999-12-31. */
const FIRST = '1900-01-01';

/** An RFC 3339 instant with its offset as UTC text with milliseconds, or `null` where the text is none or too long ago. */
export function instantOf(text: unknown): Instant | null {
  const instant = normaliseInstant(text);
  return instant !== null && instant >= FIRST ? instant : null;
}

/** So far ahead of the server a sender's clock may be: what it says to happen just now has happened. */
const FAST_CLOCK_MS_MAX = 2_000;

/** The told instant, or now where the sender's clock was fast; `null` where it lies in the future. */
export function happenedAt(told: Instant, now: Instant): Instant | null {
  if (told <= now) return told;
  return Date.parse(told) - Date.parse(now) <= FAST_CLOCK_MS_MAX ? now : null;
}

/** `YYYY-MM-DD`, and a day that exists. */
export const isDate = (text: unknown): text is LocalDate => isCivilDate(text) && text >= FIRST;
