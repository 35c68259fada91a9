import {
  addDays,
  dayNumberOf,
  isLocalDate,
  type LocalDate,
  type Period,
  periodOf,
  weekdayOf,
} from '@sealtrail/working-days';
import type { CircularKind } from './circular-enums';

/** What a circular covers: whole local days, and the months whose sheets it adds up; `null`: it is shorter than a month. */
export type CircularPeriod = {
  readonly text: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly months: Period | null;
};

type Length = 'day' | 'month' | 'quarter' | 'week';

const LENGTH: Readonly<Record<CircularKind, Length>> = {
  dailyPatrol: 'day',
  weeklyCircular: 'week',
  monthlyReview: 'month',
  monthlyCircular: 'month',
  quarterlyAward: 'quarter',
};

const PATTERNS: Readonly<Record<Exclude<Length, 'day'>, RegExp>> = {
  week: /^(\d{4})-W(0[1-9]|[1-4]\d|5[0-3])$/,
  month: /^\d{4}-(0[1-9]|1[0-2])$/,
  quarter: /^\d{4}-Q[1-4]$/,
};

/** A day `2026-03-05`, a week `2026-W10` (ISO 8601), a month `2026-03` or a quarter `2026-Q1`, as the kind has it; `null`: it is none. */
export function circularPeriodOf(kind: CircularKind, text: string): CircularPeriod | null {
  const length = LENGTH[kind];
  if (length === 'day') return isLocalDate(text) ? { text, from: text, to: text, months: null } : null;
  const match = PATTERNS[length].exec(text);
  if (match === null) return null;
  if (length === 'week') return weekOf(text, Number(match[1]), Number(match[2]));
  const months = periodOf(text);
  return months && { text, from: `${months.from}-01`, to: lastDayOf(months.to), months };
}

/** The week that holds the first Thursday of the year is its first. */
function weekOf(text: string, year: number, week: number): CircularPeriod | null {
  const fourth = `${String(year).padStart(4, '0')}-01-04`;
  const monday = addDays(fourth, -((weekdayOf(dayNumberOf(fourth)) + 6) % 7));
  const from = addDays(monday, (week - 1) * 7);
  // A year without a 53rd week: that would be the first of the next.
  if (addDays(from, 3).slice(0, 4) !== fourth.slice(0, 4)) return null;
  return { text, from, to: addDays(from, 6), months: null };
}

function lastDayOf(month: string): LocalDate {
  const inNext = addDays(`${month}-28`, 4);
  return addDays(inNext, -Number(inNext.slice(8)));
}
