import { addDays, type LocalDate, worksByWeekday } from '@sealtrail/working-days';
import { LunarDay, type SolarDay, SolarTerm } from 'tyme4ts';
import type { NoticedDay } from '../domain/calendar-events';
import type { StandingLaw } from '../write/import-calendar-years';

const two = (number: number): string => String(number).padStart(2, '0');

const dateOf = (day: SolarDay): LocalDate => `${day.getYear()}-${two(day.getMonth())}-${two(day.getDay())}`;

const lunar = (year: number, month: number, day: number): LocalDate =>
  dateOf(LunarDay.fromYmd(year, month, day).getSolarDay());

const from = (first: LocalDate, days: number): readonly LocalDate[] =>
  Array.from({ length: days }, (_, index) => addDays(first, index));

/** 全国年节及纪念日放假办法 art. 2, in force since 2025: 13 days off for everybody. */
const holidaysOf = (year: number): readonly (readonly [name: string, dates: readonly LocalDate[]])[] => [
  ['元旦', from(`${year}-01-01`, 1)],
  ['春节', from(addDays(lunar(year, 1, 1), -1), 4)],
  ['清明节', [dateOf(SolarTerm.fromName(year, '清明').getSolarDay())]],
  ['劳动节', from(`${year}-05-01`, 2)],
  ['端午节', [lunar(year, 5, 5)]],
  ['中秋节', [lunar(year, 8, 15)]],
  ['国庆节', from(`${year}-10-01`, 3)],
];

/**
 * The days off of a year by the standing law alone, in order. A holiday on a weekend is made up for on the next working
 * days after it (art. 6); how a notice would shift days around it, nobody can know.
 */
export function standingHolidays(year: number): readonly NoticedDay[] {
  const holidays = holidaysOf(year);
  const off = new Map<LocalDate, string>();
  for (const [name, dates] of holidays) for (const date of dates) if (!off.has(date)) off.set(date, name);
  const madeUp = new Map<LocalDate, string>();
  for (const [name, dates] of holidays) {
    let owed = dates.filter((date) => off.get(date) === name && !worksByWeekday(date)).length;
    for (let date = addDays(dates.at(-1) ?? '', 1); owed > 0; date = addDays(date, 1)) {
      if (off.has(date) || madeUp.has(date) || !worksByWeekday(date)) continue;
      madeUp.set(date, `${name}补休`);
      owed -= 1;
    }
  }
  return [...off, ...madeUp]
    .map(([date, reason]) => ({ date, working: false, reason }))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}

/** Where the movable holidays lie says arithmetic that knows no zone, and is not asked for notices. */
export const nationalStandingLaw = (): StandingLaw => ({
  calendar: 'cn-national',
  package: 'tyme4ts',
  packageVersion: '1.5.2',
  daysOf: standingHolidays,
});
