import { nationalCalendar } from '@sealtrail/calendar/testing';
import type { Counting } from './counted-hours';
import { explainTimed, type TimedCount, timedGrace, timedLimit, timedUsedDays } from './timed-limit';

/** Local time in Shanghai, as an instant. */
const at = (local: string): string => new Date(`${local.replace(' ', 'T')}:00+08:00`).toISOString();
const hours = [
  { from: '09:00', to: '12:00' },
  { from: '13:30', to: '17:30' },
];
const elapsed: Counting = { countMode: 'elapsed', offHours: 'legalInstant', hours: [] };
const byHours: Counting = { countMode: 'hours', offHours: 'legalInstant', hours: [] };
const byBusiness: Counting = { countMode: 'businessHours', offHours: 'legalInstant', hours };

const count = (start: string, days: number, counting: Counting, change: Partial<TimedCount> = {}): TimedCount => ({
  startedAt: at(start),
  startedOn: start.slice(0, 10),
  terms: [{ days, unit: 'workingDay' }],
  pauses: [],
  calendar: nationalCalendar,
  counting,
  ...change,
});
const endOf = (given: TimedCount) => timedLimit(given)?.at ?? null;
const pause = (from: string, to: string | null) => ({
  from: from.slice(0, 10),
  to: to?.slice(0, 10) ?? null,
  fromAt: at(from),
  toAt: to === null ? null : at(to),
});

describe('elapsed: the start day is day 1, at the same time of day', () => {
  it.each([
    ['a promise of 7 days', 7, 0, '2026-03-10 10:00'],
    ['with a day of grace', 7, 1, '2026-03-11 10:00'],
    ['a statute of 10 days', 10, 0, '2026-03-13 10:00'],
    ['with a day of grace', 10, 1, '2026-03-16 10:00'],
  ])('%s', (_, days, grace, end) => {
    const given = count('2026-03-02 10:00', days, elapsed);
    const limit = timedLimit(given);
    expect(limit && timedGrace(limit, grace, given)?.at).toBe(at(end));
  });

  it('continues from a day off with the next working days', () => {
    expect(endOf(count('2026-03-07 10:00', 2, elapsed))).toBe(at('2026-03-09 10:00'));
  });

  it('counts a start at 00:00 as the start of its own day, and an end at 00:00 by the day that it begins', () => {
    const given = count('2026-03-03 00:00', 2, elapsed);
    expect(timedLimit(given)).toMatchObject({ at: at('2026-03-04 00:00'), date: '2026-03-04' });
    expect(
      [at('2026-03-03 00:00'), at('2026-03-03 23:59'), at('2026-03-04 00:00')].map((to) => timedUsedDays(given, to)),
    ).toEqual([1, 1, 2]);
  });

  it('excludes the days of (from, to] of a pause', () => {
    const pauses = [pause('2026-03-03 09:00', '2026-03-05 15:00')];
    expect(endOf(count('2026-03-02 10:00', 4, elapsed, { pauses }))).toBe(at('2026-03-09 10:00'));
  });

  it('stops in a pause that began before the instant, and in none that began after it', () => {
    const before = [pause('2026-03-05 09:00', '2026-03-10 15:00')];
    const after = [pause('2026-03-05 11:00', '2026-03-10 15:00')];
    expect(endOf(count('2026-03-02 10:00', 4, elapsed, { pauses: before }))).toBe(at('2026-03-11 00:00'));
    expect(endOf(count('2026-03-02 10:00', 4, elapsed, { pauses: after }))).toBe(at('2026-03-05 10:00'));
    expect(endOf(count('2026-03-02 10:00', 4, elapsed, { pauses: [pause('2026-03-05 09:00', null)] }))).toBeNull();
  });

  it('moves the end of calendar days from a day off to the next working day (民法典 art. 203)', () => {
    const terms = [{ days: 6, unit: 'calendarDay' }] as const;
    expect(endOf(count('2026-03-02 10:00', 0, elapsed, { terms }))).toBe(at('2026-03-09 10:00'));
  });

  it('numbers the start day 1 in its table, and has used day k from its time of day on', () => {
    const given = count('2026-03-02 10:00', 3, elapsed);
    const rows = explainTimed({ ...given, until: '2026-03-04' });
    expect(rows.map(({ date, day, reason }) => [date, day, reason])).toEqual([
      ['2026-03-02', 1, 'startDay'],
      ['2026-03-03', 2, 'weekday'],
      ['2026-03-04', 3, 'weekday'],
    ]);
    expect(timedUsedDays(given, at('2026-03-04 09:59'))).toBe(2);
    expect(timedUsedDays(given, at('2026-03-04 10:00'))).toBe(3);
  });
});

describe('hours', () => {
  it('counts 24 of each working day', () => {
    expect(endOf(count('2026-03-06 10:00', 2, byHours))).toBe(at('2026-03-10 10:00'));
    expect(endOf(count('2026-03-07 10:00', 1, byHours))).toBe(at('2026-03-10 00:00'));
  });

  it('excludes those between the instants of a pause', () => {
    const pauses = [pause('2026-03-03 09:00', '2026-03-05 15:00')];
    expect(endOf(count('2026-03-02 10:00', 2, byHours, { pauses }))).toBe(at('2026-03-06 16:00'));
  });

  it('stop in a pause that begins when the last of them ends', () => {
    const pauses = [pause('2026-03-04 10:00', '2026-03-05 15:00')];
    expect(endOf(count('2026-03-02 10:00', 2, byHours, { pauses }))).toBe(at('2026-03-05 15:00'));
  });
});

describe('business hours', () => {
  it('counts those in which the agency is open', () => {
    expect(endOf(count('2026-03-06 16:30', 1, byBusiness))).toBe(at('2026-03-09 16:30'));
    expect(endOf(count('2026-03-06 09:00', 1, byBusiness))).toBe(at('2026-03-06 17:30'));
    expect(endOf(count('2026-03-06 20:00', 1, byBusiness))).toBe(at('2026-03-09 17:30'));
  });

  it('has used whole days of them', () => {
    const given = count('2026-03-06 16:30', 3, byBusiness);
    expect(timedUsedDays(given, at('2026-03-09 16:29'))).toBe(0);
    expect(timedUsedDays(given, at('2026-03-09 16:30'))).toBe(1);
  });
});

describe('a start outside of the opening hours', () => {
  const nextDay = (offHours: Counting['offHours']): Counting => ({ countMode: 'nextDay', offHours, hours });
  it.each([
    ['legalInstant', '2026-03-07 10:00', '2026-03-10 00:00'],
    ['nextWorkingDay', '2026-03-07 10:00', '2026-03-11 00:00'],
    ['nextOpening', '2026-03-07 10:00', '2026-03-11 00:00'],
    ['nextWorkingDay', '2026-03-06 20:00', '2026-03-10 00:00'],
    ['nextOpening', '2026-03-06 20:00', '2026-03-11 00:00'],
    ['nextOpening', '2026-03-06 12:30', '2026-03-10 00:00'],
  ] as const)('%s: of %s one day ends at %s', (offHours, start, end) => {
    expect(endOf(count(start, 1, nextDay(offHours)))).toBe(at(end));
  });

  it('counts elapsed from the opening', () => {
    expect(endOf(count('2026-03-06 20:00', 2, { ...elapsed, offHours: 'nextOpening', hours }))).toBe(
      at('2026-03-10 09:00'),
    );
  });
});

it('ends a term of zero days at 24:00 in every mode', () => {
  for (const counting of [elapsed, byHours, byBusiness]) {
    expect(endOf(count('2026-03-02 10:00', 0, counting))).toBe(at('2026-03-03 00:00'));
  }
});
