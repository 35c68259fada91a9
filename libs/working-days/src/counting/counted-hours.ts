import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, datesBetween, dayNumberOf } from '../civil/day-number';
import { instantOfMs } from '../civil/instant';
import { atMinute, minutesOfTime, msOf, type TimeOfDay } from '../civil/time-of-day';
import { dateOf, startOfDay } from '../civil/zone';
import type { CountMode, OffHours } from '../count-mode-enums';
import type { Calendar, LocalDate, Pause, Term } from '../limit';
import { workingDaysOf } from './working-days';

/** 办公时间: part of a working day, in local time. */
export type OpeningHours = { readonly from: TimeOfDay; readonly to: TimeOfDay };

/** How a policy counts to the instants of its cards. */
export type Counting = {
  readonly countMode: CountMode;
  readonly offHours: OffHours;
  /** In the order of the day, not overlapping; empty if neither mode nor `offHours` needs them. */
  readonly hours: readonly OpeningHours[];
};

/** A pause with its instants: the hours between them do not count. */
export type TimedPause = Pause & { readonly fromAt: Instant; readonly toAt: Instant | null };

type Span = { readonly from: number; readonly to: number };

const WHOLE_DAY: readonly OpeningHours[] = [{ from: '00:00', to: '24:00' }];
const MINUTE_MS = 60_000;

const countedHoursOf = ({ countMode, hours }: Counting): readonly OpeningHours[] =>
  countMode === 'hours' ? WHOLE_DAY : hours;

/** The length of a day of a term, in hours that count. */
export const lengthOfDayMs = (counting: Counting): number =>
  countedHoursOf(counting).reduce((sum, { from, to }) => sum + minutesOfTime(to) - minutesOfTime(from), 0) * MINUTE_MS;

/** The first instant from this one on at which the agency is open. */
export function nextOpening(from: Instant, { hours }: Counting, calendar: Calendar): Instant {
  const working = workingDaysOf(calendar);
  for (let date = dateOf(from, calendar.zone); ; date = addDays(date, 1)) {
    if (!working(dayNumberOf(date))) continue;
    const open = spansOn(date, hours, calendar.zone).find(({ to }) => to > msOf(from));
    if (open !== undefined) return open.from > msOf(from) ? instantOfMs(open.from) : from;
  }
}

/** Parameters for counting hours. */
type HourCount = { readonly pauses: readonly TimedPause[]; readonly calendar: Calendar; readonly counting: Counting };

/**
 * When this many days of a term have been counted in hours from an instant; if the clock is paused at that instant, the end of
 * that pause. `null`: an open pause prevents the end.
 */
export function endOfHours(from: Instant, terms: readonly Term[], count: HourCount): Instant | null {
  const paused = pausedSpans(count.pauses);
  let at: number | null = msOf(from);
  for (const { days, unit } of terms) {
    const lengthMs = days * lengthOfDayMs(count.counting);
    at = at === null ? null : afterHours(at, lengthMs, unit === 'workingDay', paused, count);
  }
  if (at === null) return null;
  for (const { from: since, to } of paused) if (since <= at && at < to) at = to;
  return at === Number.POSITIVE_INFINITY ? null : instantOfMs(at);
}

function afterHours(
  from: number,
  lengthMs: number,
  onWorkingDays: boolean,
  paused: readonly Span[],
  { calendar, counting }: HourCount,
): number | null {
  const openSince = paused.find(({ to }) => to === Number.POSITIVE_INFINITY)?.from ?? Number.POSITIVE_INFINITY;
  const working = workingDaysOf(calendar);
  let left = lengthMs;
  for (let date = dateOf(instantOfMs(from), calendar.zone); left > 0; date = addDays(date, 1)) {
    if (msOf(startOfDay(date, calendar.zone)) >= openSince) return null;
    if (onWorkingDays && !working(dayNumberOf(date))) continue;
    for (const span of spansOn(date, countedHoursOf(counting), calendar.zone)) {
      for (const counted of without({ from: Math.max(span.from, from), to: span.to }, paused)) {
        if (counted.to - counted.from >= left) return counted.from + left;
        left -= counted.to - counted.from;
      }
    }
  }
  return from;
}

/** The hours that count between two instants, in milliseconds. */
export function usedHoursMs(from: Instant, to: Instant, onWorkingDays: boolean, count: HourCount): number {
  const { calendar, counting } = count;
  const paused = pausedSpans(count.pauses);
  const working = workingDaysOf(calendar);
  let used = 0;
  for (const date of datesBetween(dateOf(from, calendar.zone), dateOf(to, calendar.zone))) {
    if (onWorkingDays && !working(dayNumberOf(date))) continue;
    for (const span of spansOn(date, countedHoursOf(counting), calendar.zone)) {
      const asked = { from: Math.max(span.from, msOf(from)), to: Math.min(span.to, msOf(to)) };
      used += without(asked, paused).reduce((sum, counted) => sum + counted.to - counted.from, 0);
    }
  }
  return used;
}

const spansOn = (date: LocalDate, hours: readonly OpeningHours[], zone: string): readonly Span[] =>
  hours
    .map(({ from, to }) => ({
      from: atMinute(date, minutesOfTime(from), zone),
      to: atMinute(date, minutesOfTime(to), zone),
    }))
    .filter(({ from, to }) => from < to);

const pausedSpans = (pauses: readonly TimedPause[]): readonly Span[] =>
  pauses
    .map(({ fromAt, toAt }) => ({ from: msOf(fromAt), to: toAt === null ? Number.POSITIVE_INFINITY : msOf(toAt) }))
    .toSorted((a, b) => a.from - b.from);

/** The parts of a range outside the pauses, which are in order. */
function without({ from, to }: Span, paused: readonly Span[]): readonly Span[] {
  const left: Span[] = [];
  let at = from;
  for (const pause of paused) {
    if (pause.from > at && at < to) left.push({ from: at, to: Math.min(pause.from, to) });
    at = Math.max(at, pause.to);
  }
  return at < to ? [...left, { from: at, to }] : left;
}
