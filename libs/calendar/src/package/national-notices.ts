import { isLocalDate } from '@sealtrail/working-days';
import data from 'chinese-days/dist/chinese-days.json';
import { name, version } from 'chinese-days/package.json';
import type { NoticedDay } from '../domain/calendar-events';
import { NATIONAL_CALENDAR, noticeYearOf } from '../domain/calendar-rules';
import type { CalendarNotices } from '../write/import-calendar-years';

/** Dates with "English name,中文名,statutory days", as stored in the package. */
type Dates = Readonly<Record<string, string>>;

/**
 * The State Council's notices (放假通知) from the package `chinese-days`. Only its table of dates is read: its functions answer for years
 * without a notice as if they had one, and shift a day in some zones.
 */
export const nationalNotices = (): CalendarNotices => noticesFrom(data, { name, version });

/** @throws {Error} if a date is not `YYYY-MM-DD` or is both off and working: such a package must not become law */
export function noticesFrom(
  { holidays, workdays }: { readonly holidays: Dates; readonly workdays: Dates },
  { name, version }: { readonly name: string; readonly version: string },
): CalendarNotices {
  const byYear = new Map<number, NoticedDay[]>();
  const take = (dates: Dates, working: boolean): void => {
    for (const [date, text] of Object.entries(dates)) {
      if (!isLocalDate(date)) throw new Error(`${name} ${version} names "${date}", which is no date`);
      const year = noticeYearOf(date);
      byYear.set(year, [...(byYear.get(year) ?? []), { date, working, reason: text.split(',')[1] ?? text }]);
    }
  };
  take(holidays, false);
  take(workdays, true);
  const both = Object.keys(workdays).find((date) => Object.hasOwn(holidays, date));
  if (both !== undefined) throw new Error(`${name} ${version} has ${both} both off and working`);
  return {
    calendar: NATIONAL_CALENDAR,
    package: name,
    packageVersion: version,
    years: [...byYear]
      .sort(([a], [b]) => a - b)
      .map(([year, days]) => ({ year, days: days.sort((a, b) => (a.date < b.date ? -1 : 1)) })),
  };
}
