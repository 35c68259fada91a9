import type { Instant } from '@sealtrail/event-sourcing';
import { dateOfNumber, dayNumberOf, digits, isLocalDate, padded } from './day-number';

const RFC_3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.(\d{1,9}))?(?:[Zz]|[+-]\d{2}:\d{2})$/;
const DAY_MS = 86_400_000;

/**
 * An RFC 3339 instant as UTC text with milliseconds; `null` for anything else (no offset, no such date or time).
 * Finer fractions are cut off; a leap second counts as the second before it.
 */
export function normaliseInstant(text: unknown): Instant | null {
  if (typeof text !== 'string') return null;
  const match = RFC_3339.exec(text);
  const date = text.slice(0, 10);
  if (match === null || !isLocalDate(date)) return null;
  const minutes = minutesOf(text.slice(11, 16));
  const seconds = digits(text, 17, 2);
  const offset = /[Zz]$/.test(text) ? 0 : minutesOf(text.slice(-5));
  if (minutes === null || offset === null || seconds > 60) return null;
  const utcMinutes = minutes - (text.at(-6) === '-' ? -offset : offset);
  const ms = digits((match[1] ?? '').padEnd(3, '0'), 0, 3) + Math.min(seconds, 59) * 1_000 + utcMinutes * 60_000;
  const instant = instantOfMs(dayNumberOf(date) * DAY_MS + ms);
  return isLocalDate(instant.slice(0, 10)) ? instant : null;
}

/** Whether the text is an RFC 3339 instant with its offset. */
export const isInstant = (text: unknown): text is Instant => normaliseInstant(text) !== null;

/** The instant of a number of milliseconds since 1970-01-01T00:00Z. */
export function instantOfMs(ms: number): Instant {
  const day = Math.floor(ms / DAY_MS);
  const rest = ms - day * DAY_MS;
  const time = [Math.floor(rest / 3_600_000), Math.floor(rest / 60_000) % 60, Math.floor(rest / 1_000) % 60];
  return `${dateOfNumber(day)}T${time.map((part) => padded(part, 2)).join(':')}.${padded(rest % 1_000, 3)}Z`;
}

/** Minutes of a day, of `hh:mm`. */
function minutesOf(text: string): number | null {
  const hours = digits(text, 0, 2);
  const minutes = digits(text, 3, 2);
  return hours > 23 || minutes > 59 ? null : hours * 60 + minutes;
}
