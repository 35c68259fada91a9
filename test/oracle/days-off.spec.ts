import { lastDay } from './day-count';
import { dateOf, dayFrom } from './days';
import { isWorkingDay } from './days-off';

describe('the table of days off', () => {
  it.each([
    [2025, 248],
    [2026, 248],
    [2027, 248],
  ])('gives %i its %i working days', (year, expected) => {
    let working = 0;
    for (let day = dayFrom(`${year}-01-01`); day <= dayFrom(`${year}-12-31`); day++) if (isWorkingDay(day)) working++;
    expect(working).toBe(expected);
  });

  it.each([
    ['2025-01-24', 5, '2025-02-07'],
    ['2025-01-27', 1, '2025-02-05'],
    ['2025-04-25', 5, '2025-05-06'],
    ['2025-09-26', 5, '2025-10-10'],
    ['2025-09-28', 20, '2025-10-31'],
    ['2025-09-30', 20, '2025-11-04'],
    ['2025-12-30', 10, '2026-01-14'],
    ['2026-02-13', 5, '2026-02-27'],
  ])('counts from %s %i days to %s', (start, days, end) => {
    const last = lastDay(isWorkingDay, dayFrom(start), days, []);
    expect(last && dateOf(last)).toBe(end);
  });
});
