import type { Document, Event, Projection, ProjectionRow, RecordedEvent } from '@sealtrail/event-sourcing';

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
