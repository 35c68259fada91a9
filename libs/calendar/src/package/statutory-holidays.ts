import { termOf, type ValueOf } from '@sealtrail/event-sourcing';
import { addDays, type LocalDate, worksByWeekday } from '@sealtrail/working-days';
import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts';
import type { NoticedDay } from '../domain/calendar-events';
import { holidays, madeUpDays } from '../domain/holiday-enums';

type Holiday = ValueOf<typeof holidays>;

const two = (number: number): string => String(number).padStart(2, '0');

const dateOf = (day: SolarDay): LocalDate => `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`;

const lunar = (year: number, month: number, day: number): LocalDate =>
  dateOf(LunarDay.fromYmd(year, month, day).getSolarDay());

const from = (first: LocalDate, days: number): readonly LocalDate[] =>
  Array.from({ length: days }, (_, index) => addDays(first, index));

/** Index of 清明 in the table of solar terms, which begins with 冬至 of the year before as 0. */
const QINGMING = 7;

/** 全国年节及纪念日放假办法 art. 2, in force since 2025: 13 days off for all citizens. */
const holidaysOf = (year: number): readonly (readonly [holiday: Holiday, dates: readonly LocalDate[]])[] => [
  ['newYear', from(`${year}-01-01`, 1)],
  ['springFestival', from(addDays(lunar(year, 1, 1), -1), 4)],
  ['qingming', [dateOf(SolarTerm.fromIndex(year, QINGMING).getSolarDay())]],
  ['labourDay', from(`${year}-05-01`, 2)],
  ['dragonBoat', [lunar(year, 5, 5)]],
  ['midAutumn', [lunar(year, 8, 15)]],
  ['nationalDay', from(`${year}-10-01`, 3)],
];

/** Each date once, with its first holiday: 中秋 may fall into the days of 国庆. */
function holidaysIn(year: number): ReadonlyMap<LocalDate, Holiday> {
  const off = new Map<LocalDate, Holiday>();
  for (const [holiday, dates] of holidaysOf(year)) for (const date of dates) if (!off.has(date)) off.set(date, holiday);
  return off;
}

const daysOff = (off: ReadonlyMap<LocalDate, Holiday>): readonly NoticedDay[] =>
  [...off].map(([date, holiday]) => ({ date, working: false, reason: termOf(holidays, holiday, 'zh') }));

/**
 * The days off of a year by the statutory holiday rules alone, in order. A holiday on a weekend is made up for on the next working days
 * after it (art. 6); how a notice would shift days around it is not predictable.
 */
export function statutoryHolidays(year: number): readonly NoticedDay[] {
  const off = holidaysIn(year);
  const madeUp = new Map<LocalDate, Holiday>();
  for (const [holiday, dates] of holidaysOf(year)) {
    let owed = dates.filter((date) => off.get(date) === holiday && !worksByWeekday(date)).length;
    for (let date = addDays(dates.at(-1) ?? '', 1); owed > 0; date = addDays(date, 1)) {
      if (off.has(date) || madeUp.has(date) || !worksByWeekday(date)) continue;
      madeUp.set(date, holiday);
      owed -= 1;
    }
  }
  return [
    ...daysOff(off),
    ...[...madeUp].map(([date, holiday]) => ({ date, working: false, reason: termOf(madeUpDays, holiday, 'zh') })),
  ].sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** The first year in which the statutory holiday rules have these 13 days (国令第795号, in force since 2025-01-01). */
const IN_FORCE_FROM = 2025;

/**
 * The statutory days off that would otherwise be working days, in order: they are off whatever a notice omits, because a notice cannot override
 * the law. Days in place of a holiday on a weekend are not included: the notice arranges those. Empty for a year before the law.
 */
export const statutoryDaysOff = (year: number): readonly NoticedDay[] =>
  year < IN_FORCE_FROM ? [] : daysOff(holidaysIn(year)).filter(({ date }) => worksByWeekday(date));
