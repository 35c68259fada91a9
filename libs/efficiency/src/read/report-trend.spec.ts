import { periodAround } from '@sealtrail/working-days';
import fc from 'fast-check';
import { decided, limitPassed, passing, reportOf, submitted, trendOf } from '../testing';
import type { CountedEvent } from './event-counts';
import type { TrendStep } from './report-enums';

const dates = fc
  .integer({ min: 0, max: 118 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const fact: fc.Arbitrary<CountedEvent> = fc.oneof(
  dates.map((on) => submitted(on)),
  dates.map((on) => submitted(on, { department: 'fire', region: '430100' })),
  dates.map((on) => decided(on)),
  dates.map((on) => limitPassed(on)),
  fc.tuple(dates, dates).map(([on, limit]) => decided(on, { withinPromise: false, passed: [passing(limit)] })),
);

describe('a series', () => {
  it('says at every point what the report of that day, week or month says', async () => {
    const steps = fc.constantFrom<TrendStep>('day', 'week', 'month');
    await fc.assert(
      fc.asyncProperty(fc.array(fact, { minLength: 1, maxLength: 12 }), steps, dates, async (events, step, sample) => {
        const { rows } = await trendOf(events, '2026-H1', step);
        const of = periodAround(step, sample);
        const { point, ...figures } = rows.find(({ point: { name } }) => name === of?.name) ?? { point: null };
        if (of === null) throw new Error(`${sample} lies in no ${step}`);
        const { total } = await reportOf(events, { period: of });
        expect([point, figures]).toEqual([of, total]);
      }),
      { numRuns: 60 },
    );
  });

  it('has every point in order, also those on which nothing happened', async () => {
    const { rows } = await trendOf([submitted('2026-03-03')], '2026-Q1', 'month');
    expect(rows.map(({ point, received }) => [point.name, received])).toEqual([
      ['2026-01', 0],
      ['2026-02', 0],
      ['2026-03', 1],
    ]);
    const weeks = await trendOf([submitted('2026-03-31')], '2026-03', 'week');
    // The weeks of its first and last day are whole: as their own reports.
    expect(weeks.rows.map(({ point }) => point.name)).toEqual([
      '2026-W09',
      '2026-W10',
      '2026-W11',
      '2026-W12',
      '2026-W13',
      '2026-W14',
    ]);
    expect(weeks.rows.at(-1)?.received).toBe(1);
  });

  it('comes in pages that lead to each other, each with what was overdue before it', async () => {
    const events = [limitPassed('2026-01-20'), limitPassed('2026-03-04')];
    const first = await trendOf(events, '2026', 'month', { limit: 2 });
    const second = await trendOf(events, '2026', 'month', { limit: 2, after: first.next });
    expect(second.rows.map(({ point, openOverdue }) => [point.name, openOverdue.promised])).toEqual([
      ['2026-03', 2],
      ['2026-04', 2],
    ]);
    expect((await trendOf(events, '2026', 'month', { limit: 12 })).next).toBeNull();
  });

  it('holds nothing beyond the filters and the bounds of the key', async () => {
    const events = [submitted('2026-03-03'), submitted('2026-03-03', { department: 'fire', region: '430100' })];
    const received = async (change: object) => (await trendOf(events, '2026-03', 'day', change)).rows[2]?.received;
    expect(await received({})).toBe(2);
    expect(await received({ filters: { department: 'fire' } })).toBe(1);
    expect(await received({ filters: { region: '430100' } })).toBe(1);
    expect(await received({ scope: { department: 'planning', region: null } })).toBe(1);
    expect(await received({ scope: { department: null, region: '440000' } })).toBeUndefined();
  });
});
