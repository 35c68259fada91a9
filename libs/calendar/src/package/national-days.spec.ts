import { createHash } from 'node:crypto';
import { addDays, isWorkingDay } from '@sealtrail/working-days';
import type { CalendarEvent } from '../domain/calendar-events';
import { calendarFrom } from '../testing';
import { nationalHolidayRules } from './national-calendar';
import { nationalCorrections } from './national-corrections';
import { nationalNotices } from './national-notices';

const AT = '2026-11-01T00:00:00.000Z';

/** The calendar of the country as recorded by a first start. */
const facts: readonly CalendarEvent[] = [
  ...nationalNotices().years.map(({ year, days }): CalendarEvent => {
    const { calendar, package: name, packageVersion } = nationalNotices();
    const data = { calendar, year, package: name, packageVersion, days, importedAt: AT };
    return { type: 'CalendarYearImported', data };
  }),
  ...nationalCorrections().days.map((day): CalendarEvent => {
    const data = { calendar: 'cn-national', ...day, correctedAt: AT };
    return { type: 'CalendarDayCorrected', data };
  }),
  {
    type: 'CalendarYearAssumed',
    data: {
      calendar: 'cn-national',
      year: 2027,
      package: 'tyme4ts',
      packageVersion: '1',
      days: nationalHolidayRules().daysOf(2027),
      assumedAt: AT,
    },
  },
];
const national = calendarFrom(facts);

const datesOf = (from: string, to: string): readonly string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, 1)) dates.push(date);
  return dates;
};

/** One digit per day, working or not: identical to PyPI `chinesecalendar` 1.11.0. */
const COMPARED = 'a1db9bbdfcbded1adc65771e9c78eda362c567ac7f0b9a0f2e284c155851dcc9';

describe('the days of the country', () => {
  it('are 7,305 from 2007 to 2026, each equal to an independent data set', () => {
    const dates = datesOf('2007-01-01', '2026-12-31');
    expect(dates).toHaveLength(7_305);
    const worked = dates.map((date) => (isWorkingDay(national, date) ? '1' : '0')).join('');
    expect(createHash('sha256').update(worked).digest('hex')).toBe(COMPARED);
  });

  it.each([
    [2007, 249],
    [2008, 251],
    [2009, 250],
    [2010, 250],
    [2011, 250],
    [2012, 249],
    [2013, 250],
    [2014, 250],
    [2015, 249],
    [2016, 250],
    [2017, 249],
    [2018, 250],
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, days) => {
    expect(datesOf(`${year}-01-01`, `${year}-12-31`).filter((date) => isWorkingDay(national, date))).toHaveLength(days);
  });

  it('are off on weekdays of 2027 by the statutory holiday rules until the notice is recorded', () => {
    const off = datesOf('2027-01-01', '2027-12-31').filter((date) => national.days.has(date));
    expect(off.map((date) => date.slice(5)).join(' ')).toBe(
      '01-01 02-05 02-06 02-07 02-08 02-09 02-10 04-05 05-01 05-02 05-03 05-04 06-09 09-15 10-01 10-02 10-03 10-04 10-05',
    );
    expect(off.filter((date) => isWorkingDay(national, date))).toEqual([]);
  });
});
