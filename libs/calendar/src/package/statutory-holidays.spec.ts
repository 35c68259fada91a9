import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nationalHolidayRules } from './national-calendar';
import { nationalNotices } from './national-notices';
import { statutoryDaysOff, statutoryHolidays } from './statutory-holidays';

const dates = (year: number): readonly string[] => statutoryHolidays(year).map(({ date }) => date.slice(5));

describe('the holidays of the statutory holiday rules (全国年节及纪念日放假办法)', () => {
  it('are 13 days, and the next working days for those on a weekend', () => {
    expect(dates(2027).join(' ')).toBe(
      '01-01 02-05 02-06 02-07 02-08 02-09 02-10 04-05 05-01 05-02 05-03 05-04 06-09 09-15 10-01 10-02 10-03 10-04 10-05',
    );
    expect(statutoryHolidays(2027).find(({ date }) => date === '2027-05-03')).toEqual({
      date: '2027-05-03',
      working: false,
      reason: '劳动节补休',
    });
  });

  it('are made up for on a working day, never on the following Sunday', () => {
    // 1 January 2028 is a Saturday, 中秋 falls into 国庆 in 2028, and 清明 2031 (5 April) is a Saturday.
    expect(dates(2028).join(' ')).toBe(
      '01-01 01-03 01-25 01-26 01-27 01-28 04-04 05-01 05-02 05-28 05-29 10-01 10-02 10-03 10-04',
    );
    expect(
      dates(2031)
        .filter((date) => date.startsWith('04-'))
        .join(' '),
    ).toBe('04-05 04-07');
  });

  it('are days off in every year whose notice was given under the law in force', () => {
    for (const year of [2025, 2026]) {
      const noticed = nationalNotices().years.find((one) => one.year === year)?.days ?? [];
      const off = new Set(noticed.filter(({ working }) => !working).map(({ date }) => date));
      const standing = statutoryHolidays(year).filter(({ reason }) => !reason.endsWith('补休'));
      expect(standing.map(({ date }) => date).filter((date) => !off.has(date))).toEqual([]);
    }
  });

  it('are 13 different days of the year, except where two fall on one', () => {
    for (let year = 2027; year < 2060; year++) {
      const off = statutoryHolidays(year);
      expect(new Set(off.map(({ date }) => date)).size).toBe(off.length);
      expect(off.every(({ date }) => date.startsWith(String(year)))).toBe(true);
      expect(off.filter(({ reason }) => !reason.endsWith('补休')).length).toBeGreaterThanOrEqual(12);
    }
  });

  it('name the package that computes the movable ones', () => {
    const law = nationalHolidayRules();
    const manifest = join(process.cwd(), 'node_modules', law.package, 'package.json');
    expect(JSON.parse(readFileSync(manifest, 'utf8'))).toMatchObject({ name: 'tyme4ts', version: law.packageVersion });
  });
});

describe('the days off whatever a notice omits', () => {
  it('are the statutory days that would be working days, without replacements for holidays on a weekend', () => {
    expect(statutoryDaysOff(2027).map(({ date }) => date)).toEqual([
      '2027-01-01',
      '2027-02-05',
      '2027-02-08',
      '2027-04-05',
      '2027-06-09',
      '2027-09-15',
      '2027-10-01',
    ]);
  });

  it('are listed once where two holidays share a day, and not for years before the law', () => {
    expect(statutoryDaysOff(2031).filter(({ date }) => date === '2031-10-01')).toHaveLength(1);
    expect(statutoryDaysOff(2024)).toEqual([]);
  });
});
