import fc from 'fast-check';
import { decided, reportRequest, storeOf } from '../testing';
import type { CountedEvent } from './event-counts';
import { NO_FIGURES } from './figures';
import { type RankedFigures, type Ranking, ranked, rankedFigures } from './ranking';
import { ReportRanking, ReportRankingHandler } from './report-ranking';

const figuresOf = (kept: number, of: number): RankedFigures =>
  rankedFigures('withinPromise', { ...NO_FIGURES, promise: { kept, of } });

const shares = (...pairs: readonly (readonly [number, number])[]) =>
  pairs.map(([kept, of]) => ({ name: `${kept}/${of}`, isNamed: true, figures: figuresOf(kept, of) }));

const standings = (rows: ReturnType<typeof shares>, volumeMin = 30, by: Ranking = 'withinPromise') =>
  ranked(by, rows, volumeMin).map(
    ({ name, standing: { rank, notRanked, bestRank, worstRank, notDistinguishable } }) => [
      name,
      rank ?? notRanked,
      bestRank,
      worstRank,
      notDistinguishable,
    ],
  );

describe('a ranking', () => {
  it('puts equal shares on one rank, and the next as many further on', () => {
    const rows = shares([40, 100], [300, 400], [75, 100], [99, 100]);
    expect(standings(rows).map(([name, rank]) => [name, rank])).toEqual([
      ['99/100', 1],
      ['300/400', 2],
      ['75/100', 2],
      ['40/100', 4],
    ]);
  });

  it('tells shares apart that are rounded alike', () => {
    const rows = shares([1_000_000, 3_000_000], [1_000_001, 3_000_000]);
    expect(standings(rows).map(([name, rank]) => [name, rank])).toEqual([
      ['1000001/3000000', 1],
      ['1000000/3000000', 2],
    ]);
  });

  it('says who has too few cases for a rank, after all that have one', () => {
    expect(standings(shares([29, 29], [1, 30]))).toEqual([
      ['1/30', 1, 1, 1, 0],
      ['29/29', 'tooFew', null, null, null],
    ]);
    const nobody = { ...shares([50, 60])[0], name: 'nobody', isNamed: false } as ReturnType<typeof shares>[number];
    expect(standings([nobody])).toEqual([['nobody', 'unnamed', null, null, null]]);
  });

  it('gives no interval to a row of corrections alone', () => {
    for (const [kept, of] of [
      [-1, 2],
      [0, -1],
      [3, 2],
    ] as const)
      expect(figuresOf(kept, of).interval).toBeNull();
    expect(figuresOf(1, 2).interval).not.toBeNull();
  });

  it('says between which ranks a row may be, where intervals overlap', () => {
    // 95.3 % of 43 is from 84.5 to 98.7, 90 % of 1000 from 88.0 to 91.7, 50 % of 1000 from 46.9 to 53.1.
    expect(standings(shares([41, 43], [900, 1000], [500, 1000]))).toEqual([
      ['41/43', 1, 1, 2, 1],
      ['900/1000', 2, 1, 2, 1],
      ['500/1000', 3, 3, 3, 0],
    ]);
  });

  it('goes by the better side: of corrections and of days the fewer', () => {
    const corrected = (with0: number, with1: number): RankedFigures =>
      rankedFigures('corrected', {
        ...NO_FIGURES,
        closed: { granted: with0 + with1 },
        corrections: { notices: 0, perCase: { '0': with0, '1': with1 } },
      });
    const rows = [
      { name: 'many', isNamed: true, figures: corrected(10, 90) },
      { name: 'few', isNamed: true, figures: corrected(90, 10) },
    ];
    expect(standings(rows, 30, 'corrected').map(([name, rank]) => [name, rank])).toEqual([
      ['few', 1],
      ['many', 2],
    ]);
    const days = (all: Readonly<Record<string, number>>): RankedFigures =>
      rankedFigures('workingDays', {
        ...NO_FIGURES,
        time: { ...NO_FIGURES.time, workingDay: { ...NO_FIGURES.time.workingDay, days: all } },
      });
    const times = [
      { name: 'slow', isNamed: true, figures: days({ '9': 40, '10': 0 }) },
      { name: 'fast', isNamed: true, figures: days({ '2': 20, '3': 20 }) },
      { name: 'five', isNamed: true, figures: days({ '1': 5 }) },
    ];
    expect(standings(times, 1, 'workingDays')).toEqual([
      ['fast', 1, 1, 1, 0],
      ['slow', 2, 2, 2, 0],
      ['five', 'tooFew', null, null, null],
    ]);
  });

  it('is the same in whatever order the rows come', () => {
    const pair = fc
      .integer({ min: 1, max: 200 })
      .chain((of) => fc.tuple(fc.integer({ min: 0, max: of }), fc.constant(of)));
    const shuffled = fc
      .uniqueArray(pair, { maxLength: 20, selector: ([kept, of]) => `${kept}/${of}` })
      .chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })));
    const byName = (rows: readonly (readonly unknown[])[]) => new Map(rows.map(([name, ...told]) => [name, told]));
    fc.assert(
      fc.property(shuffled, ([some, others]) => {
        expect(byName(standings(shares(...others)))).toEqual(byName(standings(shares(...some))));
      }),
    );
  });
});

describe('a ranking of the sheets', () => {
  const months = (department: string, count: number, late: number): readonly CountedEvent[] =>
    Array.from({ length: count }, (_, n) =>
      decided('2026-03-10', { holder: { department, official: null }, withinPromise: n >= late }, { department }),
    );
  const events = [...months('a', 40, 20), ...months('b', 40, 1), ...months('c', 3, 0)];

  it('comes in pages that go on where they ended, each row with its place among all', async () => {
    const handler = new ReportRankingHandler(await storeOf(events));
    const page = (change: object) =>
      handler.execute(new ReportRanking('withinPromise', 30, reportRequest({ limit: 2, ...change })));
    const first = await page({});
    expect(first.rows.map(({ department, rank }) => [department, rank])).toEqual([
      ['b', 1],
      ['a', 2],
    ]);
    expect(first).toMatchObject({ ranked: 2, total: { share: { numerator: 62, denominator: 83 } } });
    const second = await page({ after: first.next });
    expect(second.rows.map(({ department, notRanked }) => [department, notRanked])).toEqual([['c', 'tooFew']]);
    expect(second).toMatchObject({ total: null, next: null });
    expect((await page({ after: { value: 'forged', id: '' } })).rows).toHaveLength(2);
  });

  it('names nobody where nobody was named', async () => {
    const handler = new ReportRankingHandler(await storeOf(events));
    const { rows } = await handler.execute(new ReportRanking('withinPromise', 30, reportRequest({ by: 'official' })));
    expect(rows.map(({ notRanked }) => notRanked)).toEqual(['unnamed', 'unnamed', 'unnamed']);
  });
});
