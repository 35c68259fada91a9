import { dateOfNumber, dayNumberOf } from '../civil/day-number';
import type { DayReason, DayUnit } from '../day-enums';
import type { Calendar, CountedDay, LocalDate, Term } from '../limit';
import { type CountEnd, countEnd, type DayCount } from './day-count';
import { mergedPauses, type PausedDays, pauseOver } from './pauses';
import { dayReason, isProvisional, isWorkingDay } from './working-days';

/**
 * The count as a table: every date after day 0 up to `until` (inclusive), counted or skipped, and why. Days over which the end
 * was moved to a working day (see `limitOf`) are `rolled` and do not count: so the first day with a number greater than the
 * days of the terms is the first counted day that is late.
 */
export function explainDays(count: DayCount & { readonly until: LocalDate }): readonly CountedDay[] {
  const pauses = mergedPauses(count.pauses);
  const end = countEnd(count, pauses);
  const until = dayNumberOf(count.until);
  const rows: CountedDay[] = [];
  let counted = 0;
  for (let day = dayNumberOf(count.startedOn) + 1; day <= until; day++) {
    const row = explainDay(count.calendar, day, unitAfter(count.terms, counted), pauses, end);
    if (row.counted) counted++;
    rows.push(row.counted ? { ...row, day: counted } : row);
  }
  return rows;
}

function explainDay(
  calendar: Calendar,
  dayNumber: number,
  unit: DayUnit,
  pauses: readonly PausedDays[],
  end: CountEnd | null,
): CountedDay {
  const date = dateOfNumber(dayNumber);
  const off = unit === 'workingDay' && !isWorkingDay(calendar, date);
  const kept = off ? null : whyNotCounted(dayNumber, pauses, end);
  const reason = kept ?? (unit === 'calendarDay' ? 'calendarDay' : dayReason(calendar, date));
  return {
    date,
    counted: !off && kept === null,
    day: null,
    reason,
    source: reason === 'calendarDay' ? null : (calendar.days.get(date)?.reason ?? null),
    provisional: isProvisional(calendar, date),
  };
}

/** Why a day does not count although its unit would count it. */
function whyNotCounted(dayNumber: number, pauses: readonly PausedDays[], end: CountEnd | null): DayReason | null {
  if (pauseOver(pauses, dayNumber) !== undefined) return 'paused';
  return end !== null && end.reached < dayNumber && dayNumber <= end.last ? 'rolled' : null;
}

/** The unit in which the day after `counted` days is counted: that of its term, after the end that of the last term. */
function unitAfter(terms: readonly Term[], counted: number): DayUnit {
  let days = 0;
  for (const term of terms) {
    days += term.days;
    if (counted < days) return term.unit;
  }
  return terms.at(-1)?.unit ?? 'workingDay';
}
