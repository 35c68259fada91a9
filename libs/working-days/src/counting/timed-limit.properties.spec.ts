import { nationalCalendar } from '@sealtrail/calendar/testing';
import fc from 'fast-check';
import { addDays } from '../civil/day-number';
import { dateOf } from '../civil/zone';
import { type CountMode, countModes, offHoursPolicies } from '../count-mode-enums';
import type { OpeningHours, TimedPause } from './counted-hours';
import { explainTimed, type TimedCount, timedLimit, timedUsedDays } from './timed-limit';
import { isWorkingDay } from './working-days';

const ZONE = 'Asia/Shanghai';
const QUARTER_MS = 900_000;
const FIRST_MS = Date.parse('2026-03-30T16:00:00.000Z');
/** The instant this many quarters of an hour after a Tuesday's midnight; Qingming lies in the week. */
const quarter = (number: number): string => new Date(FIRST_MS + number * QUARTER_MS).toISOString();
const numberOf = (instant: string): number => (Date.parse(instant) - FIRST_MS) / QUARTER_MS;

const hours: fc.Arbitrary<readonly OpeningHours[]> = fc.constantFrom(
  [
    { from: '09:00', to: '12:00' },
    { from: '13:30', to: '17:00' },
  ],
  [{ from: '00:00', to: '24:00' }],
  [{ from: '08:15', to: '16:45' }],
);
const pause: fc.Arbitrary<TimedPause> = fc
  .record({ from: fc.nat(1_000), length: fc.option(fc.integer({ min: 96, max: 700 }), { freq: 9 }) })
  .map(({ from, length }) => {
    const [fromAt, toAt] = [quarter(from), length === null ? null : quarter(from + length)];
    return { from: dateOf(fromAt, ZONE), to: toAt && dateOf(toAt, ZONE), fromAt, toAt };
  });
const counts = (modes: readonly CountMode[]): fc.Arbitrary<TimedCount> =>
  fc
    .record({
      start: fc.nat(900),
      days: fc.integer({ min: 1, max: 6 }),
      pauses: fc.array(pause, { maxLength: 3 }),
      countMode: fc.constantFrom(...modes),
      offHours: fc.constantFrom(...offHoursPolicies.values),
      hours,
    })
    .map(({ start, days, pauses, ...counting }) => ({
      startedAt: quarter(start),
      startedOn: dateOf(quarter(start), ZONE),
      terms: [{ days, unit: 'workingDay' as const }],
      pauses,
      calendar: nationalCalendar,
      counting,
    }));

const minutesOfDay = (number: number): number => (((number * 15) % 1_440) + 1_440) % 1_440;
const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const isOpen = (number: number, opening: readonly OpeningHours[]): boolean =>
  isWorkingDay(nationalCalendar, dateOf(quarter(number), ZONE)) &&
  opening.some(({ from, to }) => minutes(from) <= minutesOfDay(number) && minutesOfDay(number) < minutes(to));

/** The start of the count, quarter by quarter. */
function naiveStart({ startedAt, counting: { offHours, hours } }: TimedCount): number {
  let number = numberOf(startedAt);
  const isDayOff = (at: number): boolean => !isWorkingDay(nationalCalendar, dateOf(quarter(at), ZONE));
  if (offHours === 'nextWorkingDay') while (isDayOff(number)) number++;
  if (offHours === 'nextOpening') while (!isOpen(number, hours)) number++;
  return number;
}

/** The same rule in its simplest form: one quarter of an hour after the other. */
function naiveHours(count: TimedCount): string | null {
  const { terms, pauses, counting } = count;
  const opening = counting.countMode === 'hours' ? [{ from: '00:00', to: '24:00' }] : counting.hours;
  const day = opening.reduce((sum, { from, to }) => sum + (minutes(to) - minutes(from)) / 15, 0);
  const stands = (number: number): boolean =>
    pauses.some(({ fromAt, toAt }) => fromAt <= quarter(number) && (toAt === null || quarter(number) < toAt));
  let left = (terms[0]?.days ?? 0) * day;
  let number = naiveStart(count);
  for (; left > 0; number++) {
    if (number > 20_000) return null;
    if (isOpen(number, opening) && !stands(number)) left--;
  }
  for (; stands(number); number++) if (number > 20_000) return null;
  return quarter(number);
}

describe('counting by a mode', () => {
  it('in hours agrees with a naive count', () => {
    fc.assert(
      fc.property(counts(['hours', 'businessHours']), (count) => {
        expect(timedLimit(count)?.at ?? null).toBe(naiveHours(count));
      }),
      { numRuns: 60 },
    );
  });

  it('ends after it starts, and never earlier for one more pause (行政许可法 art. 45)', () => {
    fc.assert(
      fc.property(counts(countModes.values), pause, (count, more) => {
        const end = timedLimit(count)?.at ?? '9999';
        expect(end >= count.startedAt).toBe(true);
        expect((timedLimit({ ...count, pauses: [...count.pauses, more] })?.at ?? '9999') >= end).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('ends no later than the law’s limit if a start counts at its instant, and no earlier for counting it later', () => {
    fc.assert(
      fc.property(counts(countModes.values), (count) => {
        const by = (counting: Partial<TimedCount['counting']>, pauses = count.pauses) =>
          timedLimit({ ...count, pauses, counting: { ...count.counting, offHours: 'legalInstant', ...counting } })
            ?.at ?? '9999';
        expect(by({}, []) <= by({ countMode: 'nextDay' }, [])).toBe(true);
        for (const offHours of offHoursPolicies.values) expect(by({ offHours }) >= by({})).toBe(true);
      }),
      { numRuns: 80 },
    );
  });

  it('has used n days when it ends, and shows as many in its table', () => {
    fc.assert(
      fc.property(counts(['elapsed', 'hours', 'businessHours']), (given) => {
        const count = { ...given, pauses: [] };
        const limit = timedLimit(count);
        const days = count.terms[0]?.days ?? 0;
        if (limit === null) return;
        if (isWorkingDay(nationalCalendar, count.startedOn)) expect(timedUsedDays(count, limit.at)).toBe(days);
        const before = new Date(Date.parse(limit.at) - QUARTER_MS).toISOString();
        expect(timedUsedDays(count, before)).toBeLessThan(days);
        if (count.counting.countMode !== 'elapsed') return;
        const rows = explainTimed({ ...count, until: addDays(limit.date, 5) });
        expect(rows.filter(({ counted }) => counted).map(({ day }) => day)).toContain(days);
      }),
      { numRuns: 80 },
    );
  });
});
