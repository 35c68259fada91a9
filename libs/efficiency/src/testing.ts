import type { Document, Event, Projection, ProjectionRow, ReadStore, RecordedEvent } from '@sealtrail/event-sourcing';
import { InMemoryReadStore, listRequest } from '@sealtrail/event-sourcing/testing';
import type { RatingReader } from '@sealtrail/ratings/events';
import type { EfficiencyFigures } from './read/efficiency-report';
import { type EfficiencySheet, efficiency } from './read/efficiency-view';
import type { CountedEvent } from './read/event-counts';
import { openOverdue } from './read/open-overdue-view';
import { type Report, ReportEfficiency, ReportEfficiencyHandler } from './read/report-efficiency';
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

/** A read store that has folded these facts. */
export async function storeOf(events: readonly CountedEvent[]): Promise<ReadStore> {
  const store = new InMemoryReadStore();
  await store.save({ view: efficiency.name, documents: documentsOf(efficiency, events), from: 0n, to: 1n });
  await store.save({ view: openOverdue.name, documents: documentsOf(openOverdue, events), from: 0n, to: 1n });
  return store;
}

/** The report of March 2026 by department, unless said otherwise. */
export const reportRequest = (change: Partial<ReportRequest> = {}): ReportRequest => ({
  ...listRequest({ department: null, region: null }, {}, 100),
  period: { from: '2026-03', to: '2026-03' },
  by: 'department',
  ...change,
});

/** What a report says after these facts. */
export const reportOf = async (
  events: readonly CountedEvent[],
  change: Partial<ReportRequest> = {},
  reader: RatingReader = 'supervision',
): Promise<Report<EfficiencyFigures>> =>
  new ReportEfficiencyHandler(await storeOf(events)).execute(new ReportEfficiency(reader, reportRequest(change)));
