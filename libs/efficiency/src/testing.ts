import type { Document, Event, Projection, ProjectionRow, ReadStore, RecordedEvent } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import type { RatingReader } from '@sealtrail/ratings/events';
import { type Month, type ReportPeriod, reportPeriodOf } from '@sealtrail/working-days';
import { type EfficiencySheet, efficiency, efficiencyDays } from './read/efficiency-view';
import type { CountedEvent } from './read/event-counts';
import { openOverdue } from './read/open-overdue-view';
import type { Ranking } from './read/ranking';
import { type EfficiencyReport, ReportEfficiency, ReportEfficiencyHandler } from './read/report-efficiency';
import type { Comparison } from './read/report-enums';
import { type RankingReport, ReportRanking, ReportRankingHandler } from './read/report-ranking';
import type { ReportRequest } from './read/report-sheets';

export * from './testing/card-events';
export * from './testing/case-events';

/** As the store gives it back. */
const recorded = <E extends Event>(event: E, n = 1): RecordedEvent<E> =>
  ({
    ...event,
    id: `event-${n}`,
    stream: 'application-a1',
    revision: BigInt(n),
    position: BigInt(n),
    metadata: {
      actor: 'key',
      commandId: 'c',
      correlationId: 'c',
      causationId: null,
      recordedAt: '2026-03-02T04:00:00.000Z',
      known: {},
    },
  }) as RecordedEvent<E>;

/** The documents of a view that facts make, in the order in which they came. */
export function documentsOf<Doc extends Document, E extends Event>(
  view: Projection<Doc, E>,
  events: readonly Event[],
): ReadonlyMap<string, Doc> {
  const documents = new Map<string, Doc>();
  events.forEach((event, n) => {
    const row = view.on[event.type as E['type']] as ProjectionRow<Doc, E> | undefined;
    if (row === undefined) return;
    const stored = recorded(event as E, n + 1);
    for (const id of [row.id(stored)].flat()) {
      const document = row.fold(documents.get(id) ?? view.initial, stored, id);
      if (document === null) documents.delete(id);
      else documents.set(id, document);
    }
  });
  return documents;
}

export const sheetsOf = (events: readonly CountedEvent[]): ReadonlyMap<string, EfficiencySheet> =>
  documentsOf(efficiency, events);

/** The documents of every view, by its name. */
export const viewsAfter = (events: readonly CountedEvent[]): ReadonlyMap<string, ReadonlyMap<string, Document>> =>
  new Map<string, ReadonlyMap<string, Document>>([
    [efficiency.name, documentsOf(efficiency, events)],
    [efficiencyDays.name, documentsOf(efficiencyDays, events)],
    [openOverdue.name, documentsOf(openOverdue, events)],
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

/** Who did best by what a store has folded. */
export const rankingOf = (
  store: ReadStore,
  indicator: Ranking,
  minVolume: number,
  change: Partial<ReportRequest> = {},
): Promise<RankingReport> =>
  new ReportRankingHandler(store).execute(new ReportRanking(indicator, minVolume, reportRequest(change)));
