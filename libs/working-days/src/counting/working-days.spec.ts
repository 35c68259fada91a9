import {
  calendarFrom,
  dayDeclared,
  declaredCalendar,
  nationalCalendar,
  yearImported,
} from '@sealtrail/calendar/testing';
import { dayReason, isProvisional, isWorkingDay } from './working-days';

describe('a working day', () => {
  it.each([
    ['2026-03-02', true, 'weekday'],
    ['2026-03-07', false, 'weekend'],
    ['2026-10-01', false, 'holiday'],
    ['2026-10-03', false, 'holiday'],
    ['2026-10-10', true, 'makeUpDay'],
    ['2031-10-01', true, 'weekday'],
  ] as const)('%s: %s, because of %s (全国年节及纪念日放假办法)', (date, working, reason) => {
    expect(isWorkingDay(nationalCalendar, date)).toBe(working);
    expect(dayReason(nationalCalendar, date)).toBe(reason);
  });

  it('is what was declared, which takes precedence over any notice', () => {
    const calendar = calendarFrom([
      yearImported(2026),
      dayDeclared({ date: '2026-03-04', working: false }),
      dayDeclared({ date: '2026-10-10', working: false }),
    ]);
    expect(isWorkingDay(calendar, '2026-03-04')).toBe(false);
    expect(dayReason(calendar, '2026-03-04')).toBe('declared');
    expect(isWorkingDay(calendar, '2026-10-10')).toBe(false);
  });
});

describe('a provisional year', () => {
  it('has no notice, in a calendar that follows notices', () => {
    const calendar = calendarFrom([yearImported(2026), dayDeclared({ date: '2027-01-01', working: false })]);
    expect(isProvisional(calendar, '2026-12-31')).toBe(false);
    expect(isProvisional(calendar, '2027-01-04')).toBe(true);
    // This one day is declared; the others are not.
    expect(isProvisional(calendar, '2027-01-01')).toBe(false);
    expect(isProvisional(calendar, '2025-12-31')).toBe(true);
  });

  it('has no declared day, in a calendar maintained by declarations only', () => {
    const calendar = declaredCalendar('nl', 'Europe/Amsterdam', { '2016-04-27': false });
    expect(isProvisional(calendar, '2016-12-31')).toBe(false);
    expect(isProvisional(calendar, '2017-01-01')).toBe(true);
    expect(isProvisional(declaredCalendar('none', 'UTC'), '2016-01-01')).toBe(true);
  });
});
