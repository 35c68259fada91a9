import { monthOf, periodOf } from './period';

describe('the period of a report', () => {
  it.each([
    ['2026-11', '2026-11', '2026-11'],
    ['2026-Q1', '2026-01', '2026-03'],
    ['2026-Q4', '2026-10', '2026-12'],
    ['2026', '2026-01', '2026-12'],
  ])('%s is the months %s to %s', (text, from, to) => {
    expect(periodOf(text)).toStrictEqual({ from, to });
  });

  it.each([
    ['2026-13'],
    ['9999-12'],
    ['2026-00'],
    ['2026-Q5'],
    ['26-11'],
    ['2026-1'],
    ['2026-11-01'],
    [' 2026'],
    [''],
    [2026],
    [undefined],
  ])('%p is not one', (text) => {
    expect(periodOf(text)).toBeNull();
  });

  it('counts a day in its local month', () => {
    expect(monthOf('2026-11-30')).toBe('2026-11');
  });
});
