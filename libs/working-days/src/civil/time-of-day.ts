import type { Instant } from '@sealtrail/event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../limit';
import { digits } from './day-number';
import { instantOfMs } from './instant';
import { endOfDay, startOfDay } from './zone';

/** Local time in a zone, `HH:MM`; `24:00` is the end of the day. */
export type TimeOfDay = string;

/** The format of a time of day. */
export const TIME_OF_DAY = /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/;
const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

export const minutesOfTime = (time: TimeOfDay): number => digits(time, 0, 2) * 60 + digits(time, 3, 2);

/** Milliseconds since 1970-01-01T00:00Z. */
export const msOf = (instant: Instant): number => Date.parse(instant);

/** The instant at which local time is this many minutes after midnight; if the clocks skip it, the first instant after. */
export function atMinute(date: LocalDate, minutes: number, zone: string): number {
  const start = msOf(startOfDay(date, zone));
  const end = msOf(endOfDay(date, zone));
  if (minutes >= 1_440) return end;
  if (end - start === DAY_MS) return start + minutes * MINUTE_MS;
  const time = Temporal.PlainTime.from({ hour: Math.floor(minutes / 60), minute: minutes % 60 });
  const at = Temporal.PlainDate.from(date).toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds;
  return Math.min(Math.max(at, start), end);
}

/** The same time of day as an instant of another date, on this date: 24:00 stays 24:00. */
export function sameTimeOn(
  date: LocalDate,
  as: { readonly date: LocalDate; readonly at: Instant },
  zone: string,
): Instant {
  const [start, end] = [msOf(startOfDay(date, zone)), msOf(endOfDay(date, zone))];
  if (as.at >= endOfDay(as.date, zone)) return instantOfMs(end);
  const since = msOf(as.at) - msOf(startOfDay(as.date, zone));
  const length = msOf(endOfDay(as.date, zone)) - msOf(startOfDay(as.date, zone));
  if (length === end - start) return instantOfMs(start + Math.max(since, 0));
  const time = Temporal.Instant.from(as.at).toZonedDateTimeISO(zone).toPlainTime();
  const at = Temporal.PlainDate.from(date).toPlainDateTime(time).toZonedDateTime(zone).epochMilliseconds;
  return instantOfMs(Math.min(Math.max(at, start), end));
}
