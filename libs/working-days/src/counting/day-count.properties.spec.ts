import { declaredCalendar, nationalCalendar } from '@sealtrail/calendar/testing';
import fc from 'fast-check';
import { addDays } from '../civil/day-number';
import { endOfDay } from '../civil/zone';
import type { DayUnit } from '../day-enums';
import type { Calendar, Limit, LocalDate, Pause, Term } from '../limit';
import { countedDays, type DayCount, dayOf, limitOf } from './day-count';
import { explainDays } from './explain';
import { isWorkingDay } from './working-days';

const date = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days));
const unit = fc.constantFrom<DayUnit>('workingDay', 'calendarDay');
const term: fc.Arbitrary<Term> = fc.record({ days: fc.integer({ min: 0, max: 30 }), unit });
const pause: fc.Arbitrary<Pause> = fc
  .record({ from: date, days: fc.option(fc.integer({ min: -1, max: 25 }), { freq: 8 }) })
  .map(({ from, days }) => ({ from, to: days === null ? null : addDays(from, days) }));
const calendar: fc.Arbitrary<Calendar> = fc.oneof(
  fc.constant(nationalCalendar),
  fc.dictionary(date, fc.boolean(), { maxKeys: 30 }).map((days) => declaredCalendar('nl', 'Europe/Amsterdam', days)),
);
const count: fc.Arbitrary<DayCount> = fc.record({
  startedOn: date,
  terms: fc.array(term, { minLength: 1, maxLength: 2 }),
  pauses: fc.array(pause, { maxLength: 4 }),
  calendar,
});

/** A limit that is not running is later than any date. */
const endOf = (limit: Limit | null): LocalDate => limit?.date ?? '9999-12-31';

/** The same rules in their simplest form: one day after the other, on text. */
function naiveEnd({ startedOn, terms, pauses, calendar }: DayCount): LocalDate | null {
  const horizon = addDays(startedOn, 1_000);
  const excluded = (day: LocalDate) => pauses.some(({ from, to }) => from < day && (to === null || day <= to));
  const standing = (day: LocalDate) => pauses.some(({ from, to }) => from <= day && (to === null || day < to));
  let day = startedOn;
  for (const { days, unit } of terms) {
    for (let counted = 0; counted < days; ) {
      day = addDays(day, 1);
      if (day > horizon) return null;
      if (!excluded(day) && (unit === 'calendarDay' || isWorkingDay(calendar, day))) counted++;
    }
  }
  const last = terms.filter(({ days }) => days > 0).at(-1);
  const onWorkingDay = last === undefined || last.unit === 'calendarDay';
  while (standing(day) || (onWorkingDay && !isWorkingDay(calendar, day))) {
    if (day > horizon) return null;
    day = addDays(day, 1);
  }
  return day;
}

describe('counting', () => {
  it('agrees with a naive count', () => {
    fc.assert(
      fc.property(count, (given) => {
        const limit = limitOf(given);
        expect(limit?.date ?? null).toBe(naiveEnd(given));
        if (limit !== null) expect(limit.at).toBe(endOfDay(limit.date, given.calendar.zone));
      }),
      { numRuns: 1_000 },
    );
  });

  it('never ends earlier for starting later', () => {
    fc.assert(
      fc.property(count, fc.nat(40), (given, days) => {
        const later = limitOf({ ...given, startedOn: addDays(given.startedOn, days) });
        expect(endOf(later) >= endOf(limitOf(given))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('never ends earlier for one more pause, or for a longer one (行政许可法 art. 45)', () => {
    fc.assert(
      fc.property(count, pause, fc.nat(20), (given, more, days) => {
        const paused = { ...given, pauses: [...given.pauses, more] };
        const longer = { ...more, to: more.to === null ? null : addDays(more.to, days) };
        expect(endOf(limitOf(paused)) >= endOf(limitOf(given))).toBe(true);
        expect(endOf(limitOf({ ...given, pauses: [...given.pauses, longer] })) >= endOf(limitOf(paused))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('does not depend on the order or division of the pauses', () => {
    fc.assert(
      fc.property(count, fc.nat(20), (given, days) => {
        const pieces = given.pauses.flatMap(({ from, to }): readonly Pause[] => {
          const cut = addDays(from, days);
          if (to !== null && cut > to) return [{ from, to }];
          return [
            { from: cut, to },
            { from, to: cut },
          ];
        });
        expect(limitOf({ ...given, pauses: pieces })).toStrictEqual(limitOf(given));
      }),
      { numRuns: 500 },
    );
  });

  it('has used n days when day n comes, and more than n only after the limit', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 30 }), unit, (given, days, unit) => {
        const { startedOn, pauses, calendar } = given;
        const day = dayOf({ startedOn, unit, day: days, pauses, calendar });
        if (day === null) return;
        expect(countedDays({ from: startedOn, to: day, unit, pauses, calendar })).toBe(days);
        expect(countedDays({ from: startedOn, to: addDays(day, -1), unit, pauses, calendar })).toBe(days - 1);
        const limit = limitOf({ ...given, terms: [{ days, unit }] });
        if (limit === null) return;
        expect(limit.date >= day).toBe(true);
        const next = dayOf({ startedOn, unit: 'workingDay', day: days + 1, pauses, calendar });
        if (unit === 'workingDay' && next !== null) expect(next > limit.date).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('is additive: the parts of a range add up to the range', () => {
    fc.assert(
      fc.property(count, unit, fc.nat(40), fc.nat(40), ({ startedOn, pauses, calendar }, unit, first, second) => {
        const used = (from: LocalDate, to: LocalDate) => countedDays({ from, to, unit, pauses, calendar });
        const middle = addDays(startedOn, first);
        const end = addDays(middle, second);
        expect(used(startedOn, middle) + used(middle, end)).toBe(used(startedOn, end));
      }),
      { numRuns: 500 },
    );
  });

  it('shows in its table what it counted', () => {
    fc.assert(
      fc.property(count, fc.integer({ min: 1, max: 30 }), fc.nat(90), (given, days, length) => {
        const terms = [{ days, unit: 'workingDay' }] as const;
        const until = addDays(given.startedOn, length);
        const rows = explainDays({ ...given, terms, until });
        const used = countedDays({ ...given, from: given.startedOn, to: until, unit: 'workingDay' });
        expect(rows).toHaveLength(length);
        expect(rows.filter(({ counted }) => counted).map(({ day }) => day)).toStrictEqual(
          Array.from({ length: used }, (_, index) => index + 1),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('numbers a day greater than n only after a calendar-day limit, and every day after it that no pause excludes', () => {
    fc.assert(
      fc.property(count, fc.nat(30), (given, days) => {
        const terms = [{ days, unit: 'calendarDay' }] as const;
        const limit = limitOf({ ...given, terms });
        const rows = explainDays({ ...given, terms, until: addDays(limit?.date ?? given.startedOn, 10) });
        const late = rows.filter(({ day }) => day !== null && day > days).map(({ date }) => date);
        const after = rows.filter(({ date, reason }) => date > endOf(limit) && reason !== 'paused');
        expect(late).toStrictEqual(after.map(({ date }) => date));
      }),
      { numRuns: 300 },
    );
  });
});
