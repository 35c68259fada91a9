import { isNotLongerThan } from './term';

const working = (days: number) => ({ days, unit: 'workingDay' }) as const;
const calendar = (days: number) => ({ days, unit: 'calendarDay' }) as const;

describe('a term lies within another (行政许可法 art. 42)', () => {
  it.each([
    ['20 working days in 20 working days', working(20), working(20), true],
    ['21 working days in 20 working days', working(21), working(20), false],
    ['30 calendar days in 30 calendar days', calendar(30), calendar(30), true],
    ['31 calendar days in 30 calendar days', calendar(31), calendar(30), false],
    ['20 calendar days in 20 working days: weekends only help', calendar(20), working(20), true],
    ['21 calendar days in 20 working days: a row of make-up days would be too much', calendar(21), working(20), false],
    ['20 working days in 60 calendar days, holidays and all', working(20), calendar(60), true],
    ['20 working days in 40 calendar days', working(20), calendar(40), true],
    ['20 working days in 39 calendar days: it cannot be sure', working(20), calendar(39), false],
    ['1 working day in 11 calendar days, over Spring Festival', working(1), calendar(11), false],
    ['0 working days in 1 calendar day: both move to the next working day', working(0), calendar(1), true],
  ])('%s: %p', (_, term, bound, within) => expect(isNotLongerThan(term, bound)).toBe(within));
});
