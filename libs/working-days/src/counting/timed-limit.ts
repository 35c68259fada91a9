import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, dateOfNumber, dayNumberOf } from '../civil/day-number';
import { sameTimeOn } from '../civil/time-of-day';
import { dateOf, dateUntil, endOfDay, startOfDay } from '../civil/zone';
import type { Calendar, CountedDay, Limit, LocalDate, Term } from '../limit';
import { type Counting, endOfHours, lengthOfDayMs, nextOpening, type TimedPause, usedHoursMs } from './counted-hours';
import { countEnd, countedDays, endsOnWorkingDay, limitOf } from './day-count';
import { explainDays } from './explain';
import { mergedPauses, unpausedRanges } from './pauses';
import { hasProvisionalDay, isProvisional, workingDaysOf } from './working-days';

/** How supervision counts a term: from an instant, by a policy's mode, with the instants of the pauses. */
export type TimedCount = {
  readonly startedAt: Instant;
  readonly startedOn: LocalDate;
  readonly terms: readonly Term[];
  readonly pauses: readonly TimedPause[];
  readonly calendar: Calendar;
  readonly counting: Counting;
};

/** What is counted off a term by a mode. */
export const timedCount = (counting: Counting, count: Omit<TimedCount, 'counting'>): TimedCount => ({
  ...count,
  counting,
});

/** An instant and the local day that it belongs to: 24:00 belongs to the day that ends. */
type Moment = { readonly at: Instant; readonly date: LocalDate };

/**
 * The end of a term by a counting mode. `null`: an open pause prevents it from ending.
 *
 * - `nextDay`: as {@link limitOf} counts.
 * - `elapsed`: the start day is day 1, so the term ends n − 1 days after it, at the same time of day. A pause excludes the
 *   days of (from, to]; one in progress at that instant moves the end to 24:00 of its last day.
 * - `hours`, `businessHours`: when the hours of n days have been counted outside of the pauses: of whole days, or those in
 *   which the agency is open (民法典 art. 203). A pause in progress at that instant moves the end to its own.
 *
 * A start outside of the opening hours counts from the instant given by `offHours`, which never makes it end earlier. A term of
 * zero days ends as under `nextDay`.
 */
export function timedLimit(count: TimedCount): Limit | null {
  const { counting } = count;
  const limit = limitFromStart(count);
  if (limit === null || counting.offHours === 'legalInstant') return limit;
  const atInstant = limitFromStart({ ...count, counting: { ...counting, offHours: 'legalInstant' } });
  return atInstant === null || atInstant.at > limit.at ? atInstant : limit;
}

function limitFromStart(count: TimedCount): Limit | null {
  const { terms, pauses, calendar, counting } = count;
  const start = startOf(count);
  if (counting.countMode === 'nextDay' || terms.every(({ days }) => days === 0)) {
    return limitOf({ startedOn: start.date, terms, pauses, calendar });
  }
  const end = counting.countMode === 'elapsed' ? endOfElapsed(count, start) : endOfCountedHours(count, start);
  if (end === null) return null;
  const { at, date } = end;
  const head = { days: terms.reduce((sum, { days }) => sum + days, 0), unit: terms[0]?.unit ?? 'workingDay' };
  const { zone, id, version } = calendar;
  const provisional = isProvisionalUntil(count, start.date, date);
  return { ...head, date, at, zone, calendar: id, calendarVersion: version, provisional };
}

/** The end of a limit extended by further working days, by the same mode. */
export function timedGrace(
  limit: Limit,
  graceDays: number,
  count: Omit<TimedCount, 'startedAt' | 'startedOn' | 'terms'>,
) {
  // Counted from an end: its day is not day 1, and it lies within the opening hours or at their end.
  const days = count.counting.countMode === 'elapsed' ? graceDays + 1 : graceDays;
  const counting: Counting = { ...count.counting, offHours: 'legalInstant' };
  const terms: readonly Term[] = [{ days, unit: 'workingDay' }];
  const end = timedLimit({ ...count, startedAt: limit.at, startedOn: limit.date, terms, counting });
  return end && { ...end, days: graceDays };
}

/** The start of the count, by the policy's rule for off hours. */
export function startOf({ startedAt, startedOn, calendar, counting }: Omit<TimedCount, 'terms' | 'pauses'>): Moment {
  const { offHours } = counting;
  if (offHours === 'nextOpening') {
    const at = nextOpening(startedAt, counting, calendar);
    return at === startedAt ? { at, date: startedOn } : { at, date: dateOf(at, calendar.zone) };
  }
  const date = offHours === 'nextWorkingDay' ? workingDayFrom(startedOn, calendar) : startedOn;
  return date === startedOn ? { at: startedAt, date } : { at: startOfDay(date, calendar.zone), date };
}

function endOfElapsed({ terms, pauses, calendar }: TimedCount, start: Moment): Moment | null {
  const rest = { startedOn: start.date, terms: afterDay1(terms), pauses, calendar };
  const end = countEnd(rest, mergedPauses(pauses));
  if (end === null) return null;
  const reached = dateOfNumber(end.reached);
  let date = endsOnWorkingDay(terms) ? workingDayFrom(reached, calendar) : reached;
  let at = sameTimeOn(date, start, calendar.zone);
  for (;;) {
    const standing = pauses.find(({ fromAt, toAt }) => fromAt <= at && (toAt === null || at < toAt));
    if (standing === undefined) return { at, date };
    if (standing.to === null) return null;
    date = endsOnWorkingDay(terms) ? workingDayFrom(standing.to, calendar) : standing.to;
    at = endOfDay(date, calendar.zone);
  }
}

function endOfCountedHours(count: TimedCount, start: Moment): Moment | null {
  const { terms, calendar } = count;
  const at = endOfHours(start.at, terms, count);
  if (at === null) return null;
  const date = dateUntil(at, calendar.zone);
  const working = endsOnWorkingDay(terms) ? workingDayFrom(date, calendar) : date;
  return { at: working === date ? at : endOfDay(working, calendar.zone), date: working };
}

/** The days of the terms that remain after the first. */
function afterDay1(terms: readonly Term[]): readonly Term[] {
  const first = terms.findIndex(({ days }) => days > 0);
  return terms.map((term, index) => (index === first ? { ...term, days: term.days - 1 } : term));
}

function workingDayFrom(from: LocalDate, calendar: Calendar): LocalDate {
  const working = workingDaysOf(calendar);
  let day = dayNumberOf(from);
  while (!working(day)) day++;
  return dateOfNumber(day);
}

function isProvisionalUntil({ pauses, calendar }: TimedCount, first: LocalDate, last: LocalDate): boolean {
  const days = unpausedRanges(mergedPauses(pauses), dayNumberOf(first), dayNumberOf(last));
  return days.some(([from, to]) => hasProvisionalDay(calendar, from, to));
}

/** Whole days of a clock used by an instant: `elapsed` counts the start day as the first, from its time of day on. */
export function timedUsedDays(count: TimedCount, until: Instant): number {
  const { terms, pauses, calendar, counting } = count;
  const start = startOf(count);
  const unit = terms[0]?.unit ?? 'workingDay';
  const { zone } = calendar;
  if (until < start.at) return 0;
  if (counting.countMode === 'hours' || counting.countMode === 'businessHours') {
    const usedMs = usedHoursMs(start.at, until, unit === 'workingDay', count);
    return Math.floor(usedMs / lengthOfDayMs(counting));
  }
  if (counting.countMode === 'nextDay') {
    const to = addDays(dateOf(until, zone), -1);
    return to < start.date ? 0 : countedDays({ from: start.date, to, unit, pauses, calendar });
  }
  const today = dateOf(until, zone);
  const isReached = sameTimeOn(today, start, zone) <= until;
  const to = isReached ? today : addDays(today, -1);
  return to < start.date ? 0 : 1 + countedDays({ from: start.date, to, unit, pauses, calendar });
}

/** The count day by day, like {@link explainDays}; under `elapsed` with the start day as day 1. */
export function explainTimed(count: TimedCount & { readonly until: LocalDate }): readonly CountedDay[] {
  const { terms, pauses, calendar, counting, until } = count;
  const { date: startedOn } = startOf(count);
  if (until < startedOn) return [];
  if (counting.countMode !== 'elapsed') return explainDays({ startedOn, terms, pauses, calendar, until });
  const rows = explainDays({ startedOn, terms: afterDay1(terms), pauses, calendar, until });
  const provisional = isProvisional(calendar, startedOn);
  const day1: CountedDay = { date: startedOn, counted: true, day: 1, reason: 'startDay', source: null, provisional };
  return [day1, ...rows.map((row) => (row.day === null ? row : { ...row, day: row.day + 1 }))];
}
