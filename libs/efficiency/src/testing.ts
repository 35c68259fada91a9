import type { Document, ReadStore } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import type { RatingReader } from '@sealtrail/ratings/events';
import { type Month, type ReportPeriod, reportPeriodOf } from '@sealtrail/working-days';
import { type EfficiencySheet, efficiency, efficiencyDays } from './read/efficiency-view';
import type { CountedEvent } from './read/event-counts';
import { openOverdue } from './read/open-overdue-view';
import type { Ranking } from './read/ranking';
import { type CardReport, type CardReportRequest, ReportCards, ReportCardsHandler } from './read/report-cards';
import {
  type EfficiencyReport,
  type Report,
  ReportEfficiency,
  ReportEfficiencyHandler,
} from './read/report-efficiency';
import type { Comparison, TrendStep } from './read/report-enums';
import { type RankingReport, ReportRanking, ReportRankingHandler } from './read/report-ranking';
import type { ReportRequest } from './read/report-sheets';
import { ReportTime, ReportTimeHandler, type TimeSplitFigures } from './read/report-time';
import { ReportTrend, ReportTrendHandler, type TrendReport, type TrendRequest } from './read/report-trend';
import { trendPoints } from './read/trend-points';
import { chargedCards } from './scores/charged-cards-view';
import { documentsOf } from './testing/documents';

export * from './testing/card-events';
export * from './testing/case-events';
export * from './testing/documents';
export * from './testing/publication-events';
export * from './testing/seeded-history';

export const sheetsOf = (events: readonly CountedEvent[]): ReadonlyMap<string, EfficiencySheet> =>
  documentsOf(efficiency, events);

/** The documents of every view, by its name. */
export const viewsAfter = (events: readonly CountedEvent[]): ReadonlyMap<string, ReadonlyMap<string, Document>> =>
  new Map<string, ReadonlyMap<string, Document>>([
    [efficiency.name, documentsOf(efficiency, events)],
    [efficiencyDays.name, documentsOf(efficiencyDays, events)],
    [openOverdue.name, documentsOf(openOverdue, events)],
    [chargedCards.name, documentsOf(chargedCards, events)],
  ]);

/** A read store that has folded these facts. */
export async function storeOf(events: readonly CountedEvent[]): Promise<ReadStore> {
  const store = new InMemoryReadStore();
  for (const [view, documents] of viewsAfter(events)) await store.save({ view, documents, from: 0n, to: 1n });
  return store;
}

/** The report of March 2026 by department, unless said otherwise. */
export const reportRequest = (change: Partial<ReportRequest> = {}): ReportRequest => ({
  ...listRequest({ department: null, region: null }, {}, 100),
  period: periodNamed('2026-03'),
  by: 'department',
  ...change,
});

/** Some months together, as a half-year is. */
export const monthsOf = (from: Month, to: Month = from): ReportPeriod => ({
  kind: 'halfYear',
  name: `${from}/${to}`,
  from: `${from}-01`,
  to: `${to}-31`,
});

/** A period as it is asked for. */
export function periodNamed(name: string): ReportPeriod {
  const period = reportPeriodOf(name);
  if (period === null) throw new Error(`${name} is no period`);
  return period;
}

/** What a report says after these facts. */
export const reportOf = async (
  events: readonly CountedEvent[],
  change: Partial<ReportRequest> = {},
  reader: RatingReader = 'supervision',
  compare: readonly Comparison[] = [],
): Promise<EfficiencyReport> =>
  new ReportEfficiencyHandler(await storeOf(events)).execute(
    new ReportEfficiency(reader, reportRequest(change), compare),
  );

/** The series of a period after these facts. */
export async function trendOf(
  events: readonly CountedEvent[],
  period: string,
  step: TrendStep,
  change: Partial<TrendRequest> = {},
): Promise<TrendReport> {
  const asked = periodNamed(period);
  const points = trendPoints(asked, step) ?? [];
  const request = {
    ...listRequest({ department: null, region: null }, {}, 400),
    period: asked,
    step,
    points,
    ...change,
  };
  return new ReportTrendHandler(await storeOf(events)).execute(new ReportTrend('supervision', request));
}

/** Whose the time of the decided cases of March 2026 was. */
export const timeReportOf = async (
  events: readonly CountedEvent[],
  change: Partial<ReportRequest> = {},
): Promise<Report<TimeSplitFigures>> =>
  new ReportTimeHandler(await storeOf(events)).execute(new ReportTime(reportRequest(change)));

/** The cards that fell in March 2026. */
export const cardReportOf = async (
  events: readonly CountedEvent[],
  change: Partial<CardReportRequest> = {},
): Promise<CardReport> =>
  new ReportCardsHandler(await storeOf(events)).execute(
    new ReportCards({ ...reportRequest(), by: 'department', ...change }),
  );

/** Who did best by what a store has folded. */
export const rankingOf = (
  store: ReadStore,
  indicator: Ranking,
  minVolume: number,
  change: Partial<ReportRequest> = {},
): Promise<RankingReport> =>
  new ReportRankingHandler(store).execute(new ReportRanking(indicator, minVolume, reportRequest(change)));
