import { noticedDays } from '../testing';
import { nationalNotices, noticesFrom } from './national-notices';

describe('the notices of the package', () => {
  const notices = nationalNotices();

  it('are named by package and version', () => {
    expect(notices).toMatchObject({ calendar: 'cn-national', package: 'chinese-days' });
    expect(notices.packageVersion).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it('cover every year from 2004 on, and no year without a notice', () => {
    const years = notices.years.map(({ year }) => year);
    expect(years.slice(0, 2)).toEqual([2004, 2005]);
    expect(years).toEqual(years.map((_, index) => 2004 + index));
    for (const { days } of notices.years) expect(days.length).toBeGreaterThan(20);
  });

  it.each([2024, 2025, 2026] as const)('of %i equal those kept in the specs', (year) => {
    expect(notices.years.find((notice) => notice.year === year)?.days).toEqual(noticedDays(year));
  });

  it('may begin in the December before: New Year 2019 began with 29 December 2018', () => {
    const year = notices.years.find((notice) => notice.year === 2019);
    expect(year?.days[0]).toEqual({ date: '2018-12-29', working: true, reason: '元旦' });
  });
});

describe('an invalid package', () => {
  const version = { name: 'days', version: '2.0.0' };

  it('is refused with an instant in place of a date', () => {
    const holidays = { '2026-10-01T00:00:00+08:00': 'National Day,国庆节,3' };
    expect(() => noticesFrom({ holidays, workdays: {} }, version)).toThrow('days 2.0.0 names "2026-10-01T');
  });

  it('is refused with a date that is both off and working', () => {
    const dates = { '2026-10-01': 'National Day,国庆节,3' };
    expect(() => noticesFrom({ holidays: dates, workdays: dates }, version)).toThrow('both off and working');
  });
});
