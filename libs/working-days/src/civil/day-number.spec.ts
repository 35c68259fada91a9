import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { addDays, dateOfNumber, datesBetween, dayNumberOf, isCivilDate, isLocalDate, weekdayOf } from './day-number';

describe('a local date', () => {
  it.each(['2024-02-29', '0001-01-01', '9998-12-31', '2000-02-29'])('%s exists', (text) => {
    expect(isLocalDate(text)).toBe(true);
  });

  it.each([
    '2025-02-29',
    '1900-02-29',
    '2025-04-31',
    '2025-13-01',
    '2025-00-10',
    '2025-01-00',
    '0000-01-01',
    '9999-01-01',
    '2025-1-1',
    '2025-01-01T00:00:00Z',
    ' 2025-01-01',
    '2025-01-01\n',
    '',
    null,
    20250101,
  ])('%j does not', (text) => {
    expect(isLocalDate(text)).toBe(false);
  });

  it('is not accepted as a start of counting if the next year has five digits', () => {
    expect(['9998-12-31', '9999-01-01', '9999-12-31'].map(isLocalDate)).toEqual([true, false, false]);
    expect(['0000-12-31', '0001-01-01', '9999-12-31', '9999-12-32'].map(isCivilDate)).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('is listed with all that follow it up to another, also at the last day of all', () => {
    expect(datesBetween('2026-02-27', '2026-03-01')).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(datesBetween('9999-12-30', '9999-12-31')).toEqual(['9999-12-30', '9999-12-31']);
    expect(datesBetween('2026-03-01', '2026-02-27')).toEqual([]);
  });

  it('is converted to days since 1970, with its weekday', () => {
    expect(dayNumberOf('1970-01-01')).toBe(0);
    expect(weekdayOf(dayNumberOf('1969-12-28'))).toBe(0);
    expect(weekdayOf(dayNumberOf('2026-11-23'))).toBe(1);
  });

  it('advances as the Gregorian calendar does, in every year', () => {
    fc.assert(
      fc.property(fc.integer({ min: -719_162, max: 2_932_531 }), fc.integer({ min: -400, max: 0 }), (number, days) => {
        const expected = new Temporal.PlainDate(1970, 1, 1).add({ days: number });
        const date = dateOfNumber(number);
        expect(date).toBe(expected.toString());
        expect(isLocalDate(date)).toBe(true);
        expect(dayNumberOf(date)).toBe(number);
        expect(weekdayOf(number)).toBe(expected.dayOfWeek % 7);
        if (number > -718_000) expect(addDays(date, days)).toBe(expected.add({ days }).toString());
      }),
    );
  });
});
