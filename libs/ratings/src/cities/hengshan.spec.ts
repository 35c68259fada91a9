import type { RatingLevel } from '../domain/rating-level';
import type { RatingIndicators } from '../read/rating-indicators-view';
import { ReportRatings } from '../read/report-ratings';
import { matterRated, ratingReportOf, ratingSheetsOf } from '../testing';

/** A month with these ratings of each level: sheets are counters, and add up. */
function sheetOf(counts: Readonly<Partial<Record<RatingLevel, number>>>): RatingIndicators {
  const facts = Object.keys(counts).map((level) => matterRated({ level: level as RatingLevel }));
  const [sheet] = ratingSheetsOf(facts).values();
  if (sheet === undefined) throw new Error('the facts made no sheet');
  // Each level was folded once.
  expect(sheet.given).toMatchObject(Object.fromEntries(Object.keys(counts).map((level) => [level, 1])));
  return { ...sheet, given: { ...sheet.given, ...counts } };
}

async function goodOf(bad: number) {
  const sheet = sheetOf({
    verySatisfied: 138_932 - bad - 1_000,
    satisfied: 999,
    fairlySatisfied: 1,
    dissatisfied: 2,
    veryDissatisfied: bad - 2,
  });
  const query = new ReportRatings(
    'supervision',
    { department: null, region: null },
    { from: '2026-03', to: '2026-03' },
  );
  return (await ratingReportOf(new Map([['x', sheet]]), query)).total.good;
}

describe('Hengshan (衡山) 2022', () => {
  it.each([7, 20])('has 99.99 % of 138,932 ratings good where %i are not', async (bad) => {
    expect(await goodOf(bad)).toStrictEqual({ numerator: 138_932 - bad, denominator: 138_932, percent: 99.99 });
  });

  it.each([
    [6, 100],
    [21, 99.98],
  ])('and has not where %i are not: %d %%', async (bad, percent) => {
    expect((await goodOf(bad))?.percent).toBe(percent);
  });
});
