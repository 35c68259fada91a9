import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { type EfficiencySheet, efficiency } from '../read/efficiency-view';
import type { CountedEvent } from '../read/event-counts';
import type { Figures } from '../read/figures';
import { ReportEfficiency, ReportEfficiencyHandler } from '../read/report-efficiency';
import { addParts } from '../read/tally';
import { accepted, decided, periodNamed, sheetsOf, submitted } from '../testing';

/** The same history so many times over: sheets are counters, and add up. */
function times(sheet: EfficiencySheet, count: number): EfficiencySheet {
  if (count === 1) return sheet;
  const half = times(sheet, Math.floor(count / 2)).figures;
  const even = addParts<Figures>(half, half);
  return { ...sheet, figures: count % 2 === 0 ? even : addParts<Figures>(even, sheet.figures) };
}

/** So many cases of a year, each told by these facts. */
const sheetOf = (events: readonly CountedEvent[], count: number): EfficiencySheet => {
  const sheet = [...sheetsOf(events).values()].find(({ dimension }) => dimension === 'department');
  return times(sheet as EfficiencySheet, count);
};

async function totalOf(sheets: readonly EfficiencySheet[], year: string) {
  const store = new InMemoryReadStore();
  const documents = new Map(sheets.map((sheet, n) => [String(n), sheet]));
  await store.save({ view: efficiency.name, documents, from: 0n, to: 1n });
  const request = {
    ...listRequest({ department: null, region: null }, {}, 100),
    period: periodNamed(year),
    by: 'department' as const,
  };
  const { total } = await new ReportEfficiencyHandler(store).execute(new ReportEfficiency('supervision', request));
  return total;
}

describe('Yongzhou (永州) 2022', () => {
  const filed = [submitted('2022-03-02'), accepted('2022-03-02')];
  const closedOnes = (count: number) => [
    sheetOf([...filed, decided('2022-03-10')], count),
    sheetOf(filed, 104_900 - count),
  ];

  it.each([
    ['of 104,407 cases closed 99.53 %, as it was published', 104_407, 99.53],
    ['of the rounded 104,400 only 99.52 %: headlines are not computed of headlines', 104_400, 99.52],
  ])('%s', async (_, closed, percent) => {
    const total = await totalOf(closedOnes(closed), '2022');
    expect(total).toMatchObject({
      received: 104_900,
      closedOfAccepted: { numerator: closed, denominator: 104_900, percent },
    });
  });

  it('filed 97.6 % more than in the year before', async () => {
    const before = await totalOf([sheetOf([submitted('2021-03-02')], 53_087)], '2021');
    const now = await totalOf(closedOnes(104_407), '2022');
    const [was = 0, is = 0] = [before?.received, now?.received];
    expect(Math.floor(((is - was) * 2000 + was) / (2 * was)) / 10).toBe(97.6);
  });
});
