import type { Instant } from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';

const RFC_3339 = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(\.\d{1,9})?(Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/** `2026-03-02T01:30:00.000Z`: what is longer, of the year 10000, no text compares with. */
const INSTANT_LENGTH = 24;

/**
 * An RFC 3339 instant with its offset as UTC text with milliseconds, or `null` where the text is none. Wider than what
 * days are counted with: registers write 长期 as 9999-12-31, and no case is older than 1900.
 */
export function instantOf(text: unknown): Instant | null {
  if (typeof text !== 'string') return null;
  const match = RFC_3339.exec(text);
  if (match === null) return null;
  const [year, month, day, hour] = match.slice(1, 5).map(Number) as [number, number, number, number];
  const civil = new Date(Date.UTC(year, month - 1, day));
  if (civil.getUTCMonth() !== month - 1 || civil.getUTCDate() !== day || hour > 23 || year < 1900) return null;
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) return null;
  return instant.toISOString().length === INSTANT_LENGTH ? instant.toISOString() : null;
}

/** So far ahead of the server a sender's clock may be: what it says to happen just now has happened. */
export const FAST_CLOCK_MS_MAX = 2_000;

/** The told instant, or now where the sender's clock was fast; `null` where it lies in the future. */
export function happenedAt(told: Instant, now: Instant): Instant | null {
  if (told <= now) return told;
  return Date.parse(told) - Date.parse(now) <= FAST_CLOCK_MS_MAX ? now : null;
}

/** `YYYY-MM-DD`, and a day that exists. */
export const isDate = (text: unknown): text is LocalDate =>
  typeof text === 'string' && instantOf(`${text}T00:00:00Z`) !== null;
