import { declaredCalendar, nationalCalendar } from '@sealtrail/calendar/testing';
import type { DayUnit } from '../day-enums';
import type { Limit, LocalDate, Pause } from '../limit';
import { countedDays, dayOf, limitOf, TERM_DAYS_MAX } from './day-count';

const limit = (startedOn: LocalDate, days: number, unit: DayUnit = 'workingDay', pauses: readonly Pause[] = []) =>
  limitOf({ startedOn, terms: [{ days, unit }], pauses, calendar: nationalCalendar });

const ends = (...count: Parameters<typeof limit>): LocalDate | null => limit(...count)?.date ?? null;

describe('a limit', () => {
  it('has its end and the inputs it was computed from', () => {
    expect(limit('2026-03-02', 5)).toStrictEqual({
      days: 5,
      unit: 'workingDay',
      date: '2026-03-09',
      at: '2026-03-09T16:00:00.000Z',
      zone: 'Asia/Shanghai',
      calendar: 'cn-national',
      calendarVersion: '2',
      provisional: false,
    } satisfies Limit);
  });

  it('does not count the day it starts, working or not (民法典 art. 201)', () => {
    expect(ends('2026-03-02', 1)).toBe('2026-03-03');
    expect(ends('2026-03-07', 1)).toBe('2026-03-09');
  });

  it('counts working days, without holidays and with make-up days (行政许可法 art. 82)', () => {
    expect(ends('2026-09-30', 1)).toBe('2026-10-08');
    expect(ends('2026-09-30', 20)).toBe('2026-11-03');
    expect(ends('2026-10-08', 2)).toBe('2026-10-10');
  });

  it('ends at 24:00 of its last day, also when the clocks change (民法典 art. 203)', () => {
    const calendar = declaredCalendar('nl', 'Europe/Amsterdam', { '2026-04-27': false });
    const terms = [{ days: 1, unit: 'workingDay' }] as const;
    expect(limitOf({ startedOn: '2026-03-27', terms, pauses: [], calendar })).toMatchObject({
      date: '2026-03-30',
      at: '2026-03-30T22:00:00.000Z',
    });
  });

  it('of zero days ends with the day it starts, or with the next working day if that is a day off', () => {
    expect(ends('2026-03-02', 0)).toBe('2026-03-02');
    expect(ends('2026-10-01', 0)).toBe('2026-10-08');
    expect(ends('2026-10-10', 0)).toBe('2026-10-10');
    expect(ends('2026-03-07', 0, 'calendarDay')).toBe('2026-03-09');
  });

  it('in calendar days moves from a day off to the next working day (民法典 art. 203)', () => {
    expect(ends('2026-03-02', 4, 'calendarDay')).toBe('2026-03-06');
    expect(ends('2026-03-02', 5, 'calendarDay')).toBe('2026-03-09');
    expect(ends('2026-09-24', 10, 'calendarDay')).toBe('2026-10-08');
    expect(ends('2026-10-03', 7, 'calendarDay')).toBe('2026-10-10');
  });

  it('counts an extension from the end of the term (行政许可法 art. 42)', () => {
    const terms = [
      { days: 20, unit: 'workingDay' },
      { days: 10, unit: 'workingDay' },
    ] as const;
    const extended = limitOf({ startedOn: '2026-03-02', terms, pauses: [], calendar: nationalCalendar });
    expect(extended).toStrictEqual(limit('2026-03-02', 30));
  });

  it('counts each term in its own unit, and has the unit of the first', () => {
    const terms = [
      { days: 3, unit: 'workingDay' },
      { days: 4, unit: 'calendarDay' },
    ] as const;
    const mixed = limitOf({ startedOn: '2026-03-02', terms, pauses: [], calendar: nationalCalendar });
    expect(mixed).toMatchObject({ days: 7, unit: 'workingDay', date: '2026-03-09' });
  });

  it('is provisional if it counted a day of a year without a notice as a working day', () => {
    expect(limit('2026-12-30', 1)?.provisional).toBe(false);
    expect(limit('2026-12-31', 1)?.provisional).toBe(true);
    expect(limit('2026-12-31', 0)?.provisional).toBe(false);
    // No day of a pause is counted: neither those in it nor the one on which it ends.
    const paused = { from: '2026-12-30', to: '2027-01-05' };
    expect(limit('2026-12-29', 1, 'workingDay', [paused])).toMatchObject({ date: '2027-01-05', provisional: false });
    expect(limit('2026-12-29', 2, 'workingDay', [paused])).toMatchObject({ date: '2027-01-06', provisional: true });
    // The Sunday before the known year was off by its weekday: the limit does not depend on it.
    expect(limit('2023-12-31', 0)?.provisional).toBe(false);
    expect(limit('2023-12-29', 0)?.provisional).toBe(true);
    expect(limit('2023-12-31', 1)?.provisional).toBe(false);
    // Nor on the Friday on which it starts, which does not count.
    expect(limit('2023-12-29', 1)).toMatchObject({ date: '2024-01-02', provisional: false });
  });

  it('requires terms of whole days', () => {
    expect(() => limit('2026-03-02', -1)).toThrow(RangeError);
    expect(() => limit('2026-03-02', 1.5)).toThrow(RangeError);
    expect(() => limit('2026-03-02', TERM_DAYS_MAX + 1)).toThrow(RangeError);
    expect(() => limitOf({ startedOn: '2026-03-02', terms: [], pauses: [], calendar: nationalCalendar })).toThrow(
      RangeError,
    );
  });
});

describe('a pause (行政许可法 art. 45)', () => {
  const paused = (...pauses: readonly (readonly [LocalDate, LocalDate | null])[]): readonly Pause[] =>
    pauses.map(([from, to]) => ({ from, to }));

  it('counts the day it starts, and not the day it ends', () => {
    // Monday 2 + 5: Tue 3, Wed 4 counted; Thu 5 and Fri 6 paused; Mon 9, Tue 10, Wed 11 counted.
    expect(ends('2026-03-02', 5, 'workingDay', paused(['2026-03-04', '2026-03-06']))).toBe('2026-03-11');
    expect(ends('2026-03-02', 5, 'calendarDay', paused(['2026-03-04', '2026-03-06']))).toBe('2026-03-09');
  });

  it('that starts and ends on one day excludes nothing', () => {
    expect(ends('2026-03-02', 5, 'workingDay', paused(['2026-03-04', '2026-03-04']))).toBe('2026-03-09');
    expect(ends('2026-03-02', 2, 'workingDay', paused(['2026-03-04', '2026-03-04']))).toBe('2026-03-04');
  });

  it('that overlaps another excludes a day once', () => {
    const pauses = paused(['2026-03-05', '2026-03-10'], ['2026-03-04', '2026-03-06'], ['2026-03-05', '2026-03-05']);
    expect(ends('2026-03-02', 5, 'workingDay', pauses)).toBe(
      ends('2026-03-02', 5, 'workingDay', paused(['2026-03-04', '2026-03-10'])),
    );
    expect(ends('2026-03-02', 5, 'workingDay', pauses)).toBe('2026-03-13');
  });

  it('that is open suspends the limit, unless day n was reached before it', () => {
    expect(ends('2026-03-02', 5, 'workingDay', paused(['2026-03-04', null]))).toBeNull();
    expect(ends('2026-03-02', 1, 'workingDay', paused(['2026-03-04', null]))).toBe('2026-03-03');
  });

  it('in progress at 24:00 of day n moves the limit to 24:00 of its last day', () => {
    expect(ends('2026-03-02', 2, 'workingDay', paused(['2026-03-04', null]))).toBeNull();
    expect(ends('2026-03-02', 2, 'workingDay', paused(['2026-03-04', '2026-03-10']))).toBe('2026-03-10');
    expect(
      ends('2026-03-02', 2, 'workingDay', paused(['2026-03-04', '2026-03-10'], ['2026-03-10', '2026-03-12'])),
    ).toBe('2026-03-12');
    expect(ends('2026-03-02', 2, 'workingDay', paused(['2026-03-05', '2026-03-10']))).toBe('2026-03-04');
    expect(ends('2026-03-02', 0, 'workingDay', paused(['2026-03-02', '2026-03-10']))).toBe('2026-03-10');
  });

  it('moves a calendar-day limit to a working day', () => {
    // Day 5 is Saturday the 7th; the clock is paused until Sunday the 15th; the end moves to Monday the 16th.
    expect(ends('2026-03-02', 5, 'calendarDay', paused(['2026-03-07', '2026-03-15']))).toBe('2026-03-16');
    // Day 5 is Saturday the 7th, so the end would be Monday the 9th, on which the clock is paused.
    expect(ends('2026-03-02', 5, 'calendarDay', paused(['2026-03-08', '2026-03-11']))).toBe('2026-03-11');
    expect(ends('2026-03-02', 5, 'calendarDay', paused(['2026-03-08', null]))).toBeNull();
  });

  it('excludes nothing before the clock started', () => {
    expect(ends('2026-03-02', 5, 'workingDay', paused(['2026-02-10', '2026-02-28']))).toBe('2026-03-09');
    expect(ends('2026-03-02', 5, 'workingDay', paused(['2026-02-10', '2026-03-03']))).toBe('2026-03-10');
  });
});

describe('used days', () => {
  const used = (from: LocalDate, to: LocalDate, pauses: readonly Pause[] = [], unit: DayUnit = 'workingDay') =>
    countedDays({ from, to, unit, pauses, calendar: nationalCalendar });

  it('are the counted days after the first day, including the last', () => {
    expect(used('2026-03-02', '2026-03-02')).toBe(0);
    expect(used('2026-03-02', '2026-03-09')).toBe(5);
    expect(used('2026-03-02', '2026-03-09', [], 'calendarDay')).toBe(7);
    expect(used('2026-03-09', '2026-03-02')).toBe(0);
  });

  it('exclude the days of a pause (行政许可法 art. 45)', () => {
    expect(used('2026-03-02', '2026-03-09', [{ from: '2026-03-04', to: '2026-03-06' }])).toBe(3);
    expect(used('2026-03-02', '2026-03-09', [{ from: '2026-03-04', to: null }])).toBe(2);
    expect(used('2026-03-02', '2026-03-09', [{ from: '2026-03-04', to: null }], 'calendarDay')).toBe(2);
  });
});

describe('counted day k', () => {
  const day = (k: number, pauses: readonly Pause[] = []) =>
    dayOf({ startedOn: '2026-03-06', unit: 'workingDay', day: k, pauses, calendar: nationalCalendar });

  it('is the start for 0, and the k-th counted day after it', () => {
    expect(day(0)).toBe('2026-03-06');
    expect(day(1)).toBe('2026-03-09');
    expect(day(3)).toBe('2026-03-11');
  });

  it('does not come while a pause is open', () => {
    expect(day(1, [{ from: '2026-03-09', to: null }])).toBe('2026-03-09');
    expect(day(2, [{ from: '2026-03-09', to: null }])).toBeNull();
    expect(day(2, [{ from: '2026-03-09', to: '2026-03-11' }])).toBe('2026-03-12');
  });
});
