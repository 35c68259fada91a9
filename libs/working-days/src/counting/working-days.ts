import { dateOfNumber, dayNumberOf, weekdayOf, yearOf } from '../civil/day-number';
import type { DayReason } from '../day-enums';
import type { Calendar, CalendarDay, LocalDate } from '../limit';

/** Whether a day number is a working day (工作日). */
export type WorkingDays = (dayNumber: number) => boolean;

const BLOCK_BITS = 9;
const BLOCK_DAYS = 1 << BLOCK_BITS;

const tables = new WeakMap<Calendar, WorkingDays>();

/** As listed in the calendar; any other day by its weekday. */
export function isWorkingDay(calendar: Calendar, date: LocalDate): boolean {
  return calendar.days.get(date)?.working ?? worksByWeekday(date);
}

/** Why a date is a working day or not. */
export function dayReason(calendar: Calendar, date: LocalDate): DayReason {
  const day = calendar.days.get(date);
  if (day !== undefined) return listedReason(day);
  return worksByWeekday(date) ? 'weekday' : 'weekend';
}

/**
 * Whether the days of the year are not final yet: in a calendar that follows notices (放假通知), a year without a notice; in one
 * maintained by declarations only, a year without a declared day. Limits in such a year may still move.
 */
function isProvisionalYear(calendar: Calendar, year: number): boolean {
  return calendar.noticedYears.size > 0 ? !calendar.noticedYears.has(year) : !calendar.declaredYears.has(year);
}

/** Whether a date may still change: it lies in a provisional year, and is not declared. */
export const isProvisional = (calendar: Calendar, date: LocalDate): boolean =>
  isProvisionalYear(calendar, yearOf(date)) && calendar.days.get(date)?.source !== 'declaration';

/** Working days by day number, cached for each calendar: counting reads bytes, not text. */
export function workingDaysOf(calendar: Calendar): WorkingDays {
  const known = tables.get(calendar);
  if (known !== undefined) return known;
  const listed = new Map<number, boolean>();
  for (const [date, { working }] of calendar.days) listed.set(dayNumberOf(date), working);
  const blocks = new Map<number, Uint8Array>();
  const table: WorkingDays = (dayNumber) => {
    const number = dayNumber >> BLOCK_BITS;
    let block = blocks.get(number);
    if (block === undefined) {
      block = blockOf(number << BLOCK_BITS, listed);
      blocks.set(number, block);
    }
    return block[dayNumber & (BLOCK_DAYS - 1)] === 1;
  };
  tables.set(calendar, table);
  return table;
}

function blockOf(first: number, listed: ReadonlyMap<number, boolean>): Uint8Array {
  return Uint8Array.from({ length: BLOCK_DAYS }, (_, index) =>
    (listed.get(first + index) ?? isMondayToFriday(first + index)) ? 1 : 0,
  );
}

const listedReason = ({ source, working }: CalendarDay): DayReason => {
  if (source === 'declaration') return 'declared';
  return working ? 'makeUpDay' : 'holiday';
};

/** The default for a date that no calendar lists: working from Monday to Friday. */
export const worksByWeekday = (date: LocalDate): boolean => isMondayToFriday(dayNumberOf(date));

const isMondayToFriday = (dayNumber: number): boolean => {
  const weekday = weekdayOf(dayNumber);
  return weekday !== 0 && weekday !== 6;
};

/**
 * Whether a working day from `first` to `last` may still become a holiday: it lies in a year without notice, and is not
 * declared.
 */
export function hasProvisionalDay(calendar: Calendar, first: number, last: number): boolean {
  const working = workingDaysOf(calendar);
  const lastYear = yearOf(dateOfNumber(last));
  for (let year = yearOf(dateOfNumber(first)); year <= lastYear; year++) {
    if (!isProvisionalYear(calendar, year)) continue;
    for (
      let day = Math.max(first, dayNumberOf(firstOf(year)));
      day <= last && yearOf(dateOfNumber(day)) === year;
      day++
    ) {
      if (working(day) && isProvisional(calendar, dateOfNumber(day))) return true;
    }
  }
  return false;
}

const firstOf = (year: number): LocalDate => `${String(year).padStart(4, '0')}-01-01`;
