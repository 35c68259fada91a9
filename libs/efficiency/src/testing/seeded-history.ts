import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import { reportPeriodOf } from '@sealtrail/working-days';
import { type EfficiencySheet, efficiency } from '../read/efficiency-view';
import type { CountedEvent } from '../read/event-counts';
import type { Figures } from '../read/figures';
import { type EfficiencyReport, ReportEfficiency, ReportEfficiencyHandler } from '../read/report-efficiency';
import { addParts } from '../read/tally';
import { documentsOf } from './documents';

/** The same history so many times over: sheets are counters, and add up. */
function times(sheet: EfficiencySheet, count: number): EfficiencySheet {
  if (count === 1) return sheet;
  const half = times(sheet, Math.floor(count / 2)).figures;
  const even = addParts<Figures>(half, half);
  return { ...sheet, figures: count % 2 === 0 ? even : addParts<Figures>(even, sheet.figures) };
}

/** So many cases of one month, each told by these facts. */
export const sheetOfCases = (events: readonly CountedEvent[], count: number): EfficiencySheet => {
  const sheets = [...documentsOf(efficiency, events).values()];
  return times(sheets.find(({ dimension }) => dimension === 'department') as EfficiencySheet, count);
};

/** What the report of a year says, beside the year before, where these are all sheets. */
export async function yearOf(sheets: readonly EfficiencySheet[], year: string): Promise<EfficiencyReport> {
  const store = new InMemoryReadStore();
  const documents = new Map(sheets.map((sheet, n) => [String(n), sheet]));
  await store.save({ view: efficiency.name, documents, from: 0n, to: 1n });
  const period = reportPeriodOf(year);
  if (period === null) throw new Error(`${year} is no year`);
  const request = {
    ...listRequest({ department: null, region: null }, {}, 100),
    period,
    by: 'department' as const,
  };
  return new ReportEfficiencyHandler(store).execute(new ReportEfficiency('supervision', request, ['yearBefore']));
}
