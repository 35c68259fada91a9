import type { FieldFault, Rejection } from '@sealtrail/event-sourcing';
import {
  type Calendar,
  type CountedDay,
  type DayReason,
  type DaySource,
  dateOfNumber,
  dayNumberOf,
  dayReason,
  explainDays,
  isProvisional,
  isWorkingDay,
  type Limit,
  type LocalDate,
  limitOf,
  type Term,
} from '@sealtrail/working-days';
import { fault, reject } from '../rejections';

/** More than two years of days take several requests. */
export const RANGE_DAYS_MAX = 800;

/** The source of a date: a notice, the statutory holiday rules or a declaration. */
export type DayAuthority = {
  readonly by: DaySource;
  /** The calendar itself, or the parent that it inherits the day from. */
  readonly calendar: string;
  /** 发文字号; `null`: not given. */
  readonly document: string | null;
};

/** One date of a calendar, with its source. */
export type CalendarDayDetail = {
  readonly date: LocalDate;
  readonly working: boolean;
  readonly reason: DayReason;
  /** The holiday or the reason of the declaration; `null`: the weekday alone decides. */
  readonly source: string | null;
  /** `null`: the weekday alone decides. */
  readonly saidBy: DayAuthority | null;
  readonly provisional: boolean;
};

/** The range of dates that may be queried. */
const FIRST_DATE = '1900-01-01';
const LAST_DATE = '2999-12-31';

/** The dates from `from` to `to`, both included. @throws {Rejection} `calendar.range-invalid` */
export function showDays(calendar: Calendar, from: LocalDate, to: LocalDate): readonly CalendarDayDetail[] {
  assertInRange('/from', from);
  assertInRange('/to', to);
  const first = dayNumberOf(from);
  const length = dayNumberOf(to) - first + 1;
  if (length < 1) throw invalidRange(fault('/to', 'calendar.range-backwards'));
  if (length > RANGE_DAYS_MAX) throw invalidRange(fault('/to', 'calendar.range-too-long', { max: RANGE_DAYS_MAX }));
  return Array.from({ length }, (_, index) => {
    const date = dateOfNumber(first + index);
    return {
      date,
      working: isWorkingDay(calendar, date),
      reason: dayReason(calendar, date),
      source: calendar.days.get(date)?.reason ?? null,
      saidBy: dayAuthorityOf(calendar, date),
      provisional: isProvisional(calendar, date),
    };
  });
}

/** The source of a date; `null`: the weekday alone decides. */
export function dayAuthorityOf({ days }: Calendar, date: LocalDate): DayAuthority | null {
  const day = days.get(date);
  return day === undefined ? null : { by: day.source, calendar: day.calendar, document: day.document };
}

/** A date in a limit's table: counted or not, why, its source, and whether that may still change. */
export type ExplainedDay = CountedDay & Pick<CalendarDayDetail, 'saidBy'>;

/** A limit and its table, day by day. */
export type LimitDetail = { readonly limit: Limit; readonly days: readonly ExplainedDay[] };

/** The end of a term that starts on a date and is never paused. @throws {Rejection} `calendar.range-invalid` */
export function showLimit(calendar: Calendar, startedOn: LocalDate, term: Term): LimitDetail {
  assertInRange('/start', startedOn);
  const count = { startedOn, terms: [term], pauses: [], calendar };
  const limit = limitOf(count);
  if (limit === null) throw new Error('a limit without pauses has an end');
  // A limit in calendar days counts every day, whatever its source.
  const saidBy = ({ date, reason }: CountedDay) => (reason === 'calendarDay' ? null : dayAuthorityOf(calendar, date));
  const days = explainDays({ ...count, until: limit.date });
  return { limit, days: days.map((day) => ({ ...day, saidBy: saidBy(day) })) };
}

function assertInRange(pointer: string, date: LocalDate): void {
  if (date >= FIRST_DATE && date <= LAST_DATE) return;
  throw invalidRange(fault(pointer, 'calendar.date-beyond', { first: FIRST_DATE, last: LAST_DATE }));
}

const invalidRange = (bad: FieldFault): Rejection => reject('calendar.range-invalid', {}, [bad]);
