import fc from 'fast-check';
import { periodKinds } from '../period-enums';
import { addDays } from './day-number';
import {
  isOfWholeMonths,
  periodAround,
  periodBefore,
  periodYearBefore,
  reportPeriodOf,
  reportPeriodOfMonths,
} from './report-period';

describe('the period of a report, in days', () => {
  it.each([
    ['2026-11-28', 'day', '2026-11-28', '2026-11-28'],
    ['2026-W48', 'week', '2026-11-23', '2026-11-29'],
    ['2026-W01', 'week', '2025-12-29', '2026-01-04'],
    ['2026-W53', 'week', '2026-12-28', '2027-01-03'],
    ['2028-02', 'month', '2028-02-01', '2028-02-29'],
    ['2026-Q4', 'quarter', '2026-10-01', '2026-12-31'],
    ['2026-H1', 'halfYear', '2026-01-01', '2026-06-30'],
    ['2026', 'year', '2026-01-01', '2026-12-31'],
  ])('%s is a %s, from %s to %s', (name, kind, from, to) => {
    expect(reportPeriodOf(name)).toStrictEqual({ name, kind, from, to });
  });

  it.each([
    ['2026-13'],
    ['2026-00'],
    ['2026-Q5'],
    ['2026-H3'],
    ['2026-W00'],
    ['2025-W53'],
    ['2026-W54'],
    ['2026-02-29'],
    ['2026-11-00'],
    ['0000'],
    ['0000-W01'],
    ['9999-W53'],
    // Nothing sorts after the last day of 9999.
    ['9999'],
    ['9999-12'],
    ['9999-12-31'],
    ['9999-W01'],
    ['26-11'],
    [' 2026'],
    [2026],
    [undefined],
  ])('%p is not one', (text) => {
    expect(reportPeriodOf(text)).toBeNull();
  });

  it.each([
    ['2026-03-01', '2026-02-28', '2025-03-01'],
    ['2026-W01', '2025-W52', '2025-W01'],
    ['2026-W53', '2026-W52', undefined],
    ['2028-02-29', '2028-02-28', undefined],
    ['2026-01', '2025-12', '2025-01'],
    ['2026-Q1', '2025-Q4', '2025-Q1'],
    ['2026-H1', '2025-H2', '2025-H1'],
    ['2026', '2025', '2025'],
    ['0001-01-01', undefined, undefined],
    ['0001', undefined, undefined],
  ])('%s: the one before is %s, the one a year before is %s', (name, before, yearBefore) => {
    const period = reportPeriodOf(name);
    if (period === null) throw new Error(`${name} is no period`);
    expect(periodBefore(period)?.name).toBe(before);
    expect(periodYearBefore(period)?.name).toBe(yearBefore);
  });

  it.each(['2026-03', '2026-Q2', '2026-H1', '2026'])('%s is found by its months', (name) => {
    const period = reportPeriodOf(name);
    if (period === null) throw new Error(`${name} is no period`);
    const months = { from: period.from.slice(0, 7), to: period.to.slice(0, 7) };
    expect(reportPeriodOfMonths(months)).toStrictEqual(period);
  });

  it('refuses months that do not form a period', () => {
    expect(() => reportPeriodOfMonths({ from: '2026-02', to: '2026-03' })).toThrow('is no period');
  });

  it('follows the one before without a gap, for each kind, and contains every day that it is found by', () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));
    fc.assert(
      fc.property(fc.constantFrom(...periodKinds.values), day, (kind, on) => {
        const period = periodAround(kind, on);
        if (period === null) throw new Error(`${kind} around ${on}`);
        expect(period.from <= on && on <= period.to).toBe(true);
        expect(reportPeriodOf(period.name)).toStrictEqual(period);
        expect(periodBefore(period)?.to).toBe(addDays(period.from, -1));
        expect(isOfWholeMonths(period)).toBe(kind !== 'day' && kind !== 'week');
      }),
    );
  });
});
