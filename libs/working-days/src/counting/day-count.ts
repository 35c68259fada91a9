import { dateOfNumber, dayNumberOf } from '../civil/day-number';
import { endOfDay } from '../civil/zone';
import type { DayUnit } from '../day-enums';
import type { Calendar, Limit, LocalDate, Pause, Term } from '../limit';
import { mergedPauses, type PausedDays, pauseAtEndOf, pauseOver, unpausedRanges } from './pauses';
import { hasProvisionalDay, type WorkingDays, workingDaysOf } from './working-days';

/** A hundred years. */
export const TERM_DAYS_MAX = 36_525;

/** The inputs of a limit. Terms are counted one after the other: the term itself, then its extension. */
export type DayCount = {
  readonly startedOn: LocalDate;
  readonly terms: readonly Term[];
  readonly pauses: readonly Pause[];
  readonly calendar: Calendar;
};

/** The end of a count, by day numbers. */
export type CountEnd = {
  /** Counted day n: the last counted day of the terms. */
  readonly reached: number;
  /** The last day in time; infinity while an open pause moves it. */
  readonly last: number;
};

/**
 * The end of a term, counted `next_day` (民法典 arts. 201 and 203, 行政许可法 art. 82): day 0 is the day it starts; counted are the
 * working days (or calendar days) after it that no pause excludes (行政许可法 art. 45); it ends at 24:00 of counted day n.
 *
 * - A calendar-day limit that ends on a day off moves to the next working day (民法典 art. 203); so does a limit of 0 days that
 *   starts on one.
 * - Our decision: if the clock is paused at 24:00 of the last day (which lies in [from, to) of a pause), the limit ends at
 *   24:00 of the pause's last day. Until then n days are used, which is not more than n, so nothing can be late.
 * - `null`: an open pause prevents the count from ending.
 *
 * `provisional`: a counted working day lies in a year without notice; days excluded by a pause do not matter.
 *
 * @throws {RangeError} no term, or not whole days from 0 to {@link TERM_DAYS_MAX}
 */
export function limitOf(count: DayCount): Limit | null {
  const { startedOn, terms, calendar } = count;
  const pauses = mergedPauses(count.pauses);
  const end = countEnd(count, pauses);
  if (end === null || end.last === Number.POSITIVE_INFINITY) return null;
  const start = dayNumberOf(startedOn);
  const date = dateOfNumber(end.last);
  return {
    days: daysOf(terms),
    unit: unitOf(terms),
    date,
    at: endOfDay(date, calendar.zone),
    zone: calendar.zone,
    calendar: calendar.id,
    calendarVersion: calendar.version,
    provisional: unpausedRanges(pauses, end.reached === start ? start : start + 1, end.last).some(([first, last]) =>
      hasProvisionalDay(calendar, first, last),
    ),
  };
}

/** The end of the terms; `null` while an open pause prevents it. */
export function countEnd({ startedOn, terms, calendar }: DayCount, pauses: readonly PausedDays[]): CountEnd | null {
  const working = workingDaysOf(calendar);
  let reached: number | null = dayNumberOf(startedOn);
  for (const { days, unit } of validTerms(terms)) {
    reached = countedDay(reached, days, unit, pauses, working);
    if (reached === null) return null;
  }
  return { reached, last: lastDayInTime(reached, endsOnWorkingDay(terms), pauses, working) };
}

/** How many days of (from, to] count: working days or calendar days that no pause excludes. */
export function countedDays(stretch: {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly unit: DayUnit;
  readonly pauses: readonly Pause[];
  readonly calendar: Calendar;
}): number {
  const { unit, calendar } = stretch;
  const working = workingDaysOf(calendar);
  const pauses = mergedPauses(stretch.pauses);
  const to = dayNumberOf(stretch.to);
  let counted = 0;
  for (let day = dayNumberOf(stretch.from) + 1; day <= to; day++) {
    const pause = pauses.length === 0 ? undefined : pauseOver(pauses, day);
    if (pause !== undefined) day = pause.to;
    else if (unit === 'calendarDay' || working(day)) counted++;
  }
  return counted;
}

/** The date of counted day k (0: the day it starts), or `null` while an open pause prevents it. */
export function dayOf(count: {
  readonly startedOn: LocalDate;
  readonly unit: DayUnit;
  readonly day: number;
  readonly pauses: readonly Pause[];
  readonly calendar: Calendar;
}): LocalDate | null {
  validTerms([{ days: count.day, unit: count.unit }]);
  const start = dayNumberOf(count.startedOn);
  const day = countedDay(start, count.day, count.unit, mergedPauses(count.pauses), workingDaysOf(count.calendar));
  return day === null ? null : dateOfNumber(day);
}

function countedDay(
  start: number,
  days: number,
  unit: DayUnit,
  pauses: readonly PausedDays[],
  working: WorkingDays,
): number | null {
  let day = start;
  for (let counted = 0; counted < days; ) {
    day++;
    const pause = pauses.length === 0 ? undefined : pauseOver(pauses, day);
    if (pause !== undefined) day = pause.to;
    else if (unit === 'calendarDay' || working(day)) counted++;
    if (day === Number.POSITIVE_INFINITY) return null;
  }
  return day;
}

/** The first day from `day` on that can be a last day: not paused at its 24:00, and a working day if required. */
function lastDayInTime(
  day: number,
  onWorkingDay: boolean,
  pauses: readonly PausedDays[],
  working: WorkingDays,
): number {
  let last = day;
  for (;;) {
    const pause = pauses.length === 0 ? undefined : pauseAtEndOf(pauses, last);
    if (pause !== undefined) last = pause.to;
    else if (onWorkingDay && !working(last)) last++;
    else return last;
    if (last === Number.POSITIVE_INFINITY) return last;
  }
}

/** Terms in working days end on one by themselves; calendar days, and a term of zero days, have to be moved there. */
export const endsOnWorkingDay = (terms: readonly Term[]): boolean =>
  (terms.findLast(({ days }) => days > 0)?.unit ?? 'calendarDay') === 'calendarDay';

const daysOf = (terms: readonly Term[]): number => terms.reduce((sum, { days }) => sum + days, 0);

const unitOf = (terms: readonly Term[]): DayUnit => terms[0]?.unit ?? 'workingDay';

function validTerms(terms: readonly Term[]): readonly Term[] {
  if (terms.length === 0) throw new RangeError('a limit needs a term');
  for (const { days } of terms) {
    if (!Number.isInteger(days) || days < 0 || days > TERM_DAYS_MAX)
      throw new RangeError(`${days} is no valid number of days`);
  }
  return terms;
}
