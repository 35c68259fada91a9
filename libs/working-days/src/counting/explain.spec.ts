import {
  calendarFrom,
  dayDeclared,
  declaredCalendar,
  nationalCalendar,
  yearImported,
} from '@sealtrail/calendar/testing';
import { written } from '@sealtrail/event-sourcing';
import type { DayUnit } from '../day-enums';
import type { CountedDay, LocalDate, Pause } from '../limit';
import { explainDays } from './explain';

const table = (
  startedOn: LocalDate,
  days: number,
  until: LocalDate,
  unit: DayUnit = 'workingDay',
  pauses: readonly Pause[] = [],
): readonly string[] =>
  explainDays({ startedOn, terms: [{ days, unit }], pauses, calendar: nationalCalendar, until }).map(
    ({ date, day, reason }) => `${date} ${day ?? '-'} ${reason}`,
  );

describe('the day-by-day table', () => {
  it('lists each date after day 0, counted or skipped, and why', () => {
    const calendar = calendarFrom([yearImported(2026), dayDeclared({ date: '2026-10-09', reason: written('flood') })]);
    const terms = [{ days: 2, unit: 'workingDay' }] as const;
    const rows = explainDays({ startedOn: '2026-10-06', terms, pauses: [], calendar, until: '2026-10-10' });
    expect(rows).toStrictEqual([
      { date: '2026-10-07', counted: false, day: null, reason: 'holiday', source: '国庆节', provisional: false },
      { date: '2026-10-08', counted: true, day: 1, reason: 'weekday', source: null, provisional: false },
      { date: '2026-10-09', counted: false, day: null, reason: 'declared', source: 'flood', provisional: false },
      { date: '2026-10-10', counted: true, day: 2, reason: 'makeUpDay', source: '国庆节', provisional: false },
    ] satisfies CountedDay[]);
  });

  it('shows pauses only for days that would have counted (行政许可法 art. 45)', () => {
    expect(
      table('2026-03-05', 2, '2026-03-11', 'workingDay', [{ from: '2026-03-06', to: '2026-03-09' }]),
    ).toStrictEqual([
      '2026-03-06 1 weekday',
      '2026-03-07 - weekend',
      '2026-03-08 - weekend',
      '2026-03-09 - paused',
      '2026-03-10 2 weekday',
      '2026-03-11 3 weekday',
    ]);
  });

  it('shows how a calendar-day limit was moved, and the late days after it (民法典 art. 203)', () => {
    expect(table('2026-03-05', 2, '2026-03-10', 'calendarDay')).toStrictEqual([
      '2026-03-06 1 calendarDay',
      '2026-03-07 2 calendarDay',
      '2026-03-08 - rolled',
      '2026-03-09 - rolled',
      '2026-03-10 3 calendarDay',
    ]);
  });

  it('shows a limit of zero days that starts on a day off', () => {
    expect(table('2026-03-07', 0, '2026-03-10')).toStrictEqual([
      '2026-03-08 - weekend',
      '2026-03-09 - rolled',
      '2026-03-10 1 weekday',
    ]);
  });

  it('continues without an end while the limit is suspended', () => {
    expect(table('2026-03-05', 2, '2026-03-10', 'calendarDay', [{ from: '2026-03-06', to: null }])).toStrictEqual([
      '2026-03-06 1 calendarDay',
      '2026-03-07 - paused',
      '2026-03-08 - paused',
      '2026-03-09 - paused',
      '2026-03-10 - paused',
    ]);
  });

  it('marks the days of a year without a notice', () => {
    const terms = [{ days: 2, unit: 'workingDay' }] as const;
    const count = { startedOn: '2026-12-30', terms, pauses: [], calendar: nationalCalendar, until: '2027-01-01' };
    expect(explainDays(count).map(({ provisional }) => provisional)).toStrictEqual([false, true]);
  });

  it('is empty before the first day', () => {
    expect(table('2026-03-05', 2, '2026-03-05')).toStrictEqual([]);
    expect(table('2026-03-05', 2, '2026-03-01')).toStrictEqual([]);
  });
});

describe('a table while its end is being moved', () => {
  it('numbers no day as late while the end moves into a pause that has not ended', () => {
    // Day 2 is Saturday 25 April; the end moves, and on Sunday the clock is paused.
    const rows = explainDays({
      startedOn: '2026-04-23',
      terms: [{ days: 2, unit: 'calendarDay' }],
      pauses: [{ from: '2026-04-26', to: null }],
      calendar: declaredCalendar('nl', 'Europe/Amsterdam'),
      until: '2026-04-28',
    });
    expect(rows.map(({ day, reason }) => day ?? reason)).toEqual([1, 2, 'rolled', 'paused', 'paused']);
  });
});
