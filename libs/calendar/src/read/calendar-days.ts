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
export const DAYS_SHOWN_MAX = 800;

/** The source of a date: a notice, the standing law or a declaration. */
export type SaidBy = {
  readonly by: DaySource;
  /** The calendar itself, or the parent that it inherits the day from. */
  readonly calendar: string;
  /** 发文字号; `null`: none was given. */
  readonly document: string | null;
};

/** One date of a calendar, with its source. */
export type ShownDay = {
  readonly date: LocalDate;
  readonly working: boolean;
  readonly reason: DayReason;
  /** The holiday or the reason of the declaration; `null`: the weekday alone decides. */
  readonly source: string | null;
  /** `null`: the weekday alone decides. */
  readonly saidBy: SaidBy | null;
  readonly provisional: boolean;
};

/** The range of dates that may be asked for. */
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
      saidBy: saidByOf(calendar, date),
      provisional: isProvisional(calendar, date),
    };
  });
}

function saidByOf({ days }: Calendar, date: LocalDate): SaidBy | null {
  const day = days.get(date);
  return day === undefined ? null : { by: day.source, calendar: day.calendar, document: day.document };
}

/** A date of a limit's table: counted or not, why, its source, and whether that may still change. */
export type ExplainedDay = CountedDay & Pick<ShownDay, 'saidBy'>;

/** A limit and its table, day by day. */
export type ShownLimit = { readonly limit: Limit; readonly days: readonly ExplainedDay[] };

/** Where a term ends that starts on a date and is never paused. @throws {Rejection} `calendar.range-invalid` */
export function showLimit(calendar: Calendar, startedOn: LocalDate, term: Term): ShownLimit {
  mustBeShown('/start', startedOn);
  const count = { startedOn, terms: [term], pauses: [], calendar };
  const limit = limitOf(count);
  if (limit === null) throw new Error('a limit without pauses has an end');
  // Every calendar day counts, whatever its source says.
  const saidBy = ({ date, reason }: CountedDay) => (reason === 'calendarDay' ? null : saidByOf(calendar, date));
  const days = explainDays({ ...count, until: limit.date });
  return { limit, days: days.map((day) => ({ ...day, saidBy: saidBy(day) })) };
}

function mustBeShown(pointer: string, date: LocalDate): void {
  if (date >= FIRST_SHOWN && date <= LAST_SHOWN) return;
  throw badRange(fault(pointer, 'calendar.date-beyond', { first: FIRST_SHOWN, last: LAST_SHOWN }));
}

const badRange = (bad: FieldFault): Rejection => reject('calendar.range-invalid', {}, [bad]);
