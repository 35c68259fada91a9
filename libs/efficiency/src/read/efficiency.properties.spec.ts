import { listRequest } from '@sealtrail/event-sourcing/testing';
import { ratingLevels } from '@sealtrail/ratings/events';
import { matterRated } from '@sealtrail/ratings/testing';
import { addDays } from '@sealtrail/working-days';
import fc from 'fast-check';
import {
  accepted,
  carded,
  decided,
  monthsOf,
  noticed,
  periodNamed,
  revoked,
  sheetsOf,
  storeOf,
  submitted,
  visited,
  withdrawn,
} from '../testing';
import type { CountedEvent } from './event-counts';
import { type Figures, NO_FIGURES } from './figures';
import { breakdowns } from './report-enums';
import { presentSums, type ReportRequest, type SideSums, sumSheets } from './report-sheets';
import { add, addParts, type Part } from './tally';

const day = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([month, date]) => `2026-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`);

const place = fc.record({
  department: fc.constantFrom('planning', 'water', 'health'),
  item: fc.constantFrom('i1', 'i2'),
  region: fc.constantFrom('370100', '370200'),
});

const official = fc.constantFrom('li', 'wang', null);

/** Any fact that counts something, of any department on any day of the year. */
const counted: fc.Arbitrary<CountedEvent> = fc
  .tuple(day, day, place, official, fc.nat(30), fc.nat(3), fc.nat(10))
  .map(([on, before, where, who, usedDays, visits, kind]) => {
    const holder = { department: where.department, official: who };
    const undoes = { on: before, holder };
    const all: readonly (() => CountedEvent)[] = [
      () => submitted(on, { ...where, holder, channel: visits === 0 ? 'web' : 'window' }),
      () => accepted(on, { ...where, holder, deemed: visits === 0 }),
      () => accepted(on, { ...where, holder, replacesDeemed: true, undoes }),
      () => noticed(on, where),
      () =>
        decided(on, { holder, usedDays, visits, withinPromise: usedDays <= 10, withinStatute: usedDays <= 20 }, where),
      () => decided(on, { holder, usedDays, promised: { days: 30, unit: 'calendarDay' } }, where),
      () => withdrawn(on, { holder, visits }),
      () => visited(on, { ...where, visit: visits + 1, closed: undoes }),
      () => carded(on, { ...where, official: who, level: visits === 0 ? 'red' : 'yellow' }),
      () => revoked(carded(before, { ...where, official: who }), on),
      () => matterRated({ ...where, official: who, givenOn: on, level: ratingLevels.values[visits] ?? 'satisfied' }),
    ];
    return (all[kind] as () => CountedEvent)();
  });

const year = fc.array(counted, { maxLength: 60 });

const wish = (from: string, to: string, by: ReportRequest['by'] = 'department'): ReportRequest => ({
  ...listRequest({ department: null, region: null }, {}, 1_000),
  period: monthsOf(from, to),
  by,
});

const presentFigures = (sums: SideSums | null): Figures => presentSums(sums ?? {}).figures;

const MONTHS = Array.from({ length: 12 }, (_, index) => `2026-${String(index + 1).padStart(2, '0')}`);

/** Counters that are 0 are the same as counters that are not there. */
const plain = (figures: Part<Figures>): unknown =>
  JSON.parse(JSON.stringify(figures, (_, value: unknown) => (isEmpty(value) ? undefined : value)) ?? '{}');

const isEmpty = (value: unknown): boolean =>
  value === 0 || (typeof value === 'object' && value !== null && Object.values(value).every(isEmpty));

describe('the figures of any facts', () => {
  it('of a year are the sum of its months, and of its quarters', async () => {
    await fc.assert(
      fc.asyncProperty(year, async (events) => {
        const store = await storeOf(events);
        const total = async (from: string, to: string) =>
          presentFigures((await sumSheets(store, wish(from, to))).total);
        const sum = async (periods: readonly (readonly [string, string])[]) => {
          let figures = NO_FIGURES;
          for (const [from, to] of periods) figures = add(figures, (await total(from, to)) as Part<Figures>);
          return plain(figures);
        };
        const whole = plain(await total('2026-01', '2026-12'));
        expect(await sum(MONTHS.map((month) => [month, month]))).toStrictEqual(whole);
        const quarters = [0, 3, 6, 9].map((first) => [MONTHS[first] ?? '', MONTHS[first + 2] ?? ''] as const);
        expect(await sum(quarters)).toStrictEqual(whole);
      }),
      { numRuns: 50 },
    );
  });

  it('of a month are the sum of its days, and of days those of their weeks', async () => {
    await fc.assert(
      fc.asyncProperty(year, async (events) => {
        const store = await storeOf(events);
        const total = async (name: string) =>
          presentFigures((await sumSheets(store, { ...wish('2026-01', '2026-12'), period: periodNamed(name) })).total);
        const sum = async (names: readonly string[]) => {
          let figures = NO_FIGURES;
          for (const name of names) figures = add(figures, (await total(name)) as Part<Figures>);
          return plain(figures);
        };
        const days = (from: string, count: number) => Array.from({ length: count }, (_, n) => addDays(from, n));
        expect(await sum(days('2026-03-01', 31))).toStrictEqual(plain(await total('2026-03')));
        expect(await sum(days('2026-02-23', 42))).toStrictEqual(
          await sum(Array.from({ length: 6 }, (_, n) => `2026-W${String(9 + n).padStart(2, '0')}`)),
        );
      }),
      { numRuns: 10 },
    );
  });

  it('are the same whatever they are broken down by', async () => {
    await fc.assert(
      fc.asyncProperty(year, async (events) => {
        const store = await storeOf(events);
        for (const by of breakdowns.values) {
          const { rows, total } = await sumSheets(store, wish('2026-01', '2026-12', by));
          const sum = rows.reduce((before, { sums }) => add(before, presentFigures(sums) as Part<Figures>), NO_FIGURES);
          expect(plain(sum)).toStrictEqual(plain(presentFigures(total)));
        }
      }),
      { numRuns: 50 },
    );
  });

  it('do not depend on the order in which departments and cases came', () => {
    const shuffled = year.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
    );
    fc.assert(
      fc.property(shuffled, ([events, others]) => {
        expect(new Map(sheetsOf(others))).toStrictEqual(new Map(sheetsOf(events)));
      }),
    );
  });

  it('are as before once a card is revoked, but for the revoked card', () => {
    fc.assert(
      fc.property(year, day, day, (events, fell, on) => {
        const card = carded(fell);
        const id = `department|370100|planning|planning|${fell.slice(0, 7)}`;
        const before = sheetsOf(events).get(id)?.figures ?? {};
        const after = sheetsOf([...events, card, revoked(card, on)]).get(id)?.figures ?? {};
        const one: Part<Figures> = { cards: { case: { yellow: { effective: 0, revoked: 1 } } } };
        expect(plain(after)).toStrictEqual(plain(addParts<Figures>(before, one)));
      }),
    );
  });
});
