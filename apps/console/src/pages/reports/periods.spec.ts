import { type PeriodKind, periodBefore } from './periods';

describe('periods before a date', () => {
  it.each<[string, PeriodKind, number, string]>([
    ['2026-04-30', 'month', 0, '2026-04'],
    ['2026-04-30', 'month', 4, '2025-12'],
    ['2026-04-30', 'quarter', 0, '2026-Q2'],
    ['2026-01-05', 'quarter', 1, '2025-Q4'],
    ['2026-04-30', 'year', 1, '2025'],
    ['2026-03-01', 'day', 1, '2026-02-28'],
    ['2026-01-01', 'week', 0, '2026-W01'],
    ['2027-01-01', 'week', 0, '2026-W53'],
    ['2026-04-30', 'week', 1, '2026-W17'],
  ])('of %s: %s, %s back is %s', (today, kind, back, period) => expect(periodBefore(today, kind, back)).toBe(period));
});
