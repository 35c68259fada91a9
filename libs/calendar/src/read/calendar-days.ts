import type { FieldFault, Rejection } from '@sealtrail/event-sourcing';
import {
  type Calendar,
  type CountedDay,
  type DayReason,
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

/** More than two years of days are asked for in several parts. */
export const DAYS_SHOWN_MAX = 800;

/** One date of a calendar, and who says so. */
export type ShownDay = {
  readonly date: LocalDate;
  readonly working: boolean;
  readonly reason: DayReason;
  /** The holiday or the declaration that says so; `null`: its weekday does. */
  readonly source: string | null;
  readonly provisional: boolean;
};

/** Dates that are shown or counted from on request. */
const FIRST_SHOWN = '1900-01-01';
const LAST_SHOWN = '2999-12-31';

/** The dates from `from` to `to`, both included. @throws {Rejection} `calendar.range-invalid` */
export function showDays(calendar: Calendar, from: LocalDate, to: LocalDate): readonly ShownDay[] {
  mustBeShown('/from', from);
  mustBeShown('/to', to);
  const first = dayNumberOf(from);
  const length = dayNumberOf(to) - first + 1;
  if (length < 1) throw badRange(fault('/to', 'calendar.range-backwards'));
  if (length > DAYS_SHOWN_MAX) throw badRange(fault('/to', 'calendar.range-too-long', { max: DAYS_SHOWN_MAX }));
  return Array.from({ length }, (_, index) => {
    const date = dateOfNumber(first + index);
    return {
      date,
      working: isWorkingDay(calendar, date),
      reason: dayReason(calendar, date),
      source: calendar.days.get(date)?.reason ?? null,
      provisional: isProvisional(calendar, date),
    };
  });
}

/** A limit and its table, day by day. */
export type ShownLimit = { readonly limit: Limit; readonly days: readonly CountedDay[] };

/** Where a term ends that starts on a date and is never paused. @throws {Rejection} `calendar.range-invalid` */
export function showLimit(calendar: Calendar, startedOn: LocalDate, term: Term): ShownLimit {
  mustBeShown('/start', startedOn);
  const count = { startedOn, terms: [term], pauses: [], calendar };
  const limit = limitOf(count);
  if (limit === null) throw new Error('a limit without pauses has an end');
  return { limit, days: explainDays({ ...count, until: limit.date }) };
}

function mustBeShown(pointer: string, date: LocalDate): void {
  if (date >= FIRST_SHOWN && date <= LAST_SHOWN) return;
  throw badRange(fault(pointer, 'calendar.date-beyond', { first: FIRST_SHOWN, last: LAST_SHOWN }));
}

const badRange = (bad: FieldFault): Rejection => reject('calendar.range-invalid', {}, [bad]);
