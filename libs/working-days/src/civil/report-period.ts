import type { LocalDate } from '../limit';
import { type PeriodKind, periodKinds } from '../period-enums';
import { addDays, dayNumberOf, digits, isCivilDate, padded, weekdayOf } from './day-number';
import { monthOf, type Period } from './period';

/** The time range of a report: whole local days, first and last included. */
export type ReportPeriod = {
  readonly kind: PeriodKind;
  /** As requested: `2026-11-28`, `2026-W48`, `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  readonly name: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
};

/** The format of a report period, of the years 0001 to 9998; not every match is valid, such as `2026-02-30` or `2025-W53`. */
export const REPORT_PERIOD = /^(?!0000|9999)\d{4}(-(Q[1-4]|H[12]|W\d{2}|\d{2}(-\d{2})?))?$/;

/** The number of months, for kinds that consist of months. */
const MONTHS: { readonly [Kind in PeriodKind]?: number } = { month: 1, quarter: 3, halfYear: 6, year: 12 };

/** The period named by a text; `null` if there is none. */
export function reportPeriodOf(text: unknown): ReportPeriod | null {
  if (typeof text !== 'string' || !REPORT_PERIOD.test(text)) return null;
  const year = digits(text, 0, 4);
  const part = text.slice(5);
  if (part === '') return ofMonths('year', text, year, 1);
  if (part.startsWith('Q')) return ofMonths('quarter', text, year, digits(part, 1, 1));
  if (part.startsWith('H')) return ofMonths('halfYear', text, year, digits(part, 1, 1));
  if (part.startsWith('W')) return weekOf(text, year, digits(part, 1, 2));
  return part.length === 2 ? ofMonths('month', text, year, digits(part, 0, 2)) : within('day', text, text, text);
}

/** The preceding period of the same kind (环比); `null`: there is none. */
export function periodBefore({ kind, from }: ReportPeriod): ReportPeriod | null {
  const last = addDays(from, -1);
  return isCivilDate(last) ? periodAround(kind, last) : null;
}

/** The period of the same name in the preceding year (同比); `null` if that year has none, as for 29 February or week 53. */
export const periodYearBefore = ({ name }: ReportPeriod): ReportPeriod | null =>
  reportPeriodOf(`${padded(digits(name, 0, 4) - 1, 4)}${name.slice(4)}`);

/** The period that consists of these months. @throws if there is none */
export function reportPeriodOfMonths({ from, to }: Period): ReportPeriod {
  const first = `${from}-01`;
  for (const kind of periodKinds.values) {
    const period = MONTHS[kind] === undefined ? null : periodAround(kind, first);
    if (period?.from === first && monthOf(period.to) === to) return period;
  }
  throw new Error(`${from} to ${to} is no period`);
}

/** Whether the period consists of whole months. */
export const isOfWholeMonths = ({ kind }: Pick<ReportPeriod, 'kind'>): boolean => MONTHS[kind] !== undefined;

/** The period of a kind that contains a day. */
export function periodAround(kind: PeriodKind, day: LocalDate): ReportPeriod | null {
  if (kind === 'day') return reportPeriodOf(day);
  if (kind === 'week') {
    const thursday = addDays(day, 3 - daysSinceMonday(day));
    const week = Math.floor((dayNumberOf(thursday) - dayNumberOf(`${thursday.slice(0, 4)}-01-01`)) / 7) + 1;
    return reportPeriodOf(`${thursday.slice(0, 4)}-W${padded(week, 2)}`);
  }
  const part = Math.ceil(digits(day, 5, 2) / (MONTHS[kind] ?? 1));
  const suffix = { month: `-${padded(part, 2)}`, quarter: `-Q${part}`, halfYear: `-H${part}`, year: '' }[kind];
  return reportPeriodOf(`${day.slice(0, 4)}${suffix}`);
}

function ofMonths(kind: PeriodKind, name: string, year: number, part: number): ReportPeriod | null {
  const months = MONTHS[kind] ?? 1;
  const last = part * months;
  const month = (n: number) => `${padded(year, 4)}-${padded(n, 2)}`;
  const first = `${month(last - months + 1)}-01`;
  if (!isCivilDate(first)) return null;
  const to = last === 12 ? `${month(12)}-31` : addDays(`${month(last + 1)}-01`, -1);
  return within(kind, name, first, to);
}

/** Week 1 is the one with 4 January, which is the week of the first Thursday. */
function weekOf(name: string, year: number, week: number): ReportPeriod | null {
  const fourth = `${padded(year, 4)}-01-04`;
  if (week === 0 || !isCivilDate(fourth)) return null;
  const monday = addDays(fourth, 7 * (week - 1) - daysSinceMonday(fourth));
  return addDays(monday, 3).startsWith(padded(year, 4)) ? within('week', name, monday, addDays(monday, 6)) : null;
}

const within = (kind: PeriodKind, name: string, from: LocalDate, to: LocalDate): ReportPeriod | null =>
  isCivilDate(from) && isCivilDate(to) ? { kind, name, from, to } : null;

const daysSinceMonday = (day: LocalDate): number => (weekdayOf(dayNumberOf(day)) + 6) % 7;
