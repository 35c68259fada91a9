import { type Instant, LruMap } from '@sealtrail/event-sourcing';
import { Temporal } from 'temporal-polyfill';
import type { LocalDate } from '../limit';
import { addDays } from './day-number';
import { instantOfMs } from './instant';

const STARTS_MAX = 20_000;
const startsByZone = new Map<string, LruMap<LocalDate, Instant>>();

/** Whether the text names a time zone of the IANA database (`Asia/Shanghai`). */
export function isZone(text: unknown): text is string {
  if (typeof text !== 'string' || text === '') return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * The first instant of a local day, which is not midnight if the clocks go forward at midnight. A day that the zone skipped
 * starts with the next day.
 */
export function startOfDay(date: LocalDate, zone: string): Instant {
  let starts = startsByZone.get(zone);
  if (starts === undefined) {
    starts = new LruMap(STARTS_MAX);
    startsByZone.set(zone, starts);
  }
  let start = starts.get(date);
  if (start === undefined) {
    start = instantOfMs(Temporal.PlainDate.from(date).toZonedDateTime(zone).epochMilliseconds);
    starts.set(date, start);
  }
  return start;
}

/** The instant of a local time of day; if the clocks skip it, the same time by the clocks before the change. */
export const instantAt = (date: LocalDate, time: string, zone: string): Instant =>
  instantOfMs(Temporal.PlainDateTime.from(`${date}T${time}`).toZonedDateTime(zone).epochMilliseconds);

/** 24:00 of a local day, as the first instant of the next (民法典 art. 203). */
export const endOfDay = (date: LocalDate, zone: string): Instant => startOfDay(addDays(date, 1), zone);

/**
 * The local day of an instant: the last one that has started. A day that has started is never followed by the day before it,
 * even if the zone sets its clocks back across midnight: so 24:00 of a day occurs only once.
 *
 * @param instant UTC text from {@link normaliseInstant}
 */
export function dateOf(instant: Instant, zone: string): LocalDate {
  const utc = instant.slice(0, 10);
  const next = addDays(utc, 1);
  if (startOfDay(next, zone) <= instant) return next;
  return startOfDay(utc, zone) <= instant ? utc : addDays(utc, -1);
}

/** The local day that has elapsed up to an instant: 24:00 of a day belongs to that day, not to the next. */
export function dateUntil(instant: Instant, zone: string): LocalDate {
  const date = dateOf(instant, zone);
  return startOfDay(date, zone) === instant ? addDays(date, -1) : date;
}

/** Local time at an instant, to the second: `2026-03-02 09:30:00`. */
export function localTimeOf(instant: Instant, zone: string): string {
  const local = Temporal.Instant.from(instant).toZonedDateTimeISO(zone).toPlainDateTime();
  return local.toString({ smallestUnit: 'second', roundingMode: 'trunc' }).replace('T', ' ');
}
