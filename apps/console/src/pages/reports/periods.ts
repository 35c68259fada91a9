import { daysFrom } from '../../words/dates';
import type { Language } from '../../words/language';

export type PeriodKind = 'day' | 'week' | 'month' | 'quarter' | 'year';
type Choice = readonly [period: string, label: string];

const LATEST: Readonly<Record<PeriodKind, number>> = { year: 3, quarter: 8, month: 24, week: 12, day: 31 };

/** The latest periods of each kind up to a local date, latest first. */
export const periodChoices = (today: string, kinds: readonly PeriodKind[], language: Language): readonly Choice[] =>
  kinds.flatMap((kind) =>
    Array.from({ length: LATEST[kind] }, (_, back) => periodBefore(today, kind, back)).map(
      (period): Choice => [period, labelOf(period, language)],
    ),
  );

/** The period of a kind that a date is in, or one of those before it. */
export function periodBefore(today: string, kind: PeriodKind, back: number): string {
  const [year = 0, month = 1] = today.split('-').map(Number);
  if (kind === 'year') return String(year - back);
  if (kind === 'day') return daysFrom(today, -back);
  if (kind === 'week') return isoWeekOf(daysFrom(today, -7 * back));
  if (kind === 'quarter') {
    const quarters = year * 4 + Math.floor((month - 1) / 3) - back;
    return `${Math.floor(quarters / 4)}-Q${(quarters % 4) + 1}`;
  }
  const months = year * 12 + month - 1 - back;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
}

/** ISO 8601: a week belongs to the year of its Thursday. */
function isoWeekOf(date: string): string {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = daysFrom(date, 3 - weekday);
  const year = thursday.slice(0, 4);
  const days = (Date.parse(`${thursday}T00:00:00Z`) - Date.parse(`${year}-01-01T00:00:00Z`)) / 86_400_000;
  return `${year}-W${String(Math.floor(days / 7) + 1).padStart(2, '0')}`;
}

const IN_CHINESE: readonly (readonly [RegExp, string])[] = [
  [/^(\d{4})-Q(\d)$/, '$1年第$2季度'],
  [/^(\d{4})-W(\d{2})$/, '$1年第$2周'],
  [/^(\d{4})-(\d{2})-(\d{2})$/, '$1年$2月$3日'],
  [/^(\d{4})-(\d{2})$/, '$1年$2月'],
  [/^(\d{4})$/, '$1年'],
];

/** A period for display: 2026年4月. */
export function labelOf(period: string, language: Language): string {
  if (language !== 'zh') return period;
  const [pattern, text] = IN_CHINESE.find(([shape]) => shape.test(period)) ?? [/^/, ''];
  return period.replace(pattern, text);
}
