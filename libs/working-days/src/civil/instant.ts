import type { Instant } from '@sealtrail/event-sourcing';
import { dateOfNumber, dayNumberOf, digits, isCivilDate, padded } from './day-number';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.(\d{1,9}))?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/** Between these limits the text of an instant has a four-digit year, so that text order is time order. */
const FIRST_MS = dayNumberOf('0001-01-01') * DAY_MS;
const END_MS = (dayNumberOf('9999-12-31') + 1) * DAY_MS;

/**
 * An RFC 3339 instant as UTC text with milliseconds; `null` for anything else: no offset, an invalid date or time, or outside
 * of the four-digit years in UTC. Finer fractions are truncated; a leap second counts as the second before it.
 */
export function normaliseInstant(text: unknown): Instant | null {
  if (typeof text !== 'string') return null;
  const match = RFC_3339.exec(text);
  const date = text.slice(0, 10);
  if (match === null || !isCivilDate(date)) return null;
  const minutes = minutesOf(text.slice(11, 16));
  const seconds = digits(text, 17, 2);
  const offset = /[Zz]$/.test(text) ? 0 : minutesOf(text.slice(-5));
  if (minutes === null || offset === null || seconds > 60) return null;
  const utcMinutes = minutes - (text.at(-6) === '-' ? -offset : offset);
  const fraction = digits((match[1] ?? '').padEnd(3, '0'), 0, 3);
  const ms = dayNumberOf(date) * DAY_MS + utcMinutes * 60_000 + Math.min(seconds, 59) * 1_000 + fraction;
  return hasItsPlace(ms) ? instantOfMs(ms) : null;
}

const hasItsPlace = (ms: number): boolean => ms >= FIRST_MS && ms < END_MS;

/**
 * The instant of a number of milliseconds since 1970-01-01T00:00Z.
 *
 * @throws {RangeError} outside of the four-digit years in UTC
 */
export function instantOfMs(ms: number): Instant {
  if (!hasItsPlace(ms)) throw new RangeError(`${ms} ms since 1970 is in no year of four digits`);
  const day = Math.floor(ms / DAY_MS);
  const rest = ms - day * DAY_MS;
  const time = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1_000) % 60];
  return `${dateOfNumber(day)}T${time.map((part) => padded(part, 2)).join(':')}.${padded(rest % 1_000, 3)}Z`;
}

/** The instant this many whole milliseconds later. */
export const laterByMs = (instant: Instant, ms: number): Instant => instantOfMs(Date.parse(instant) + ms);

/** The instant this many minutes later. */
export const laterBy = (instant: Instant, minutes: number): Instant => laterByMs(instant, minutes * 60_000);

/** Minutes after midnight, from `hh:mm`. */
function minutesOf(text: string): number | null {
  const hours = digits(text, 0, 2);
  const minutes = digits(text, 3, 2);
  return hours > 23 || minutes > 59 ? null : hours * 60 + minutes;
}
