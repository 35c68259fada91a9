import {
  type Document,
  type Event,
  type EventStore,
  eventId,
  type Metadata,
  metadataAt,
  NO_STREAM,
  type Projection,
  type ProjectionRow,
  type RecordedEvent,
} from '@sealtrail/event-sourcing';
import { departmentStream } from '../domain/department';
import type { DepartmentEvent } from '../domain/department-events';
import { itemStream } from '../domain/item';
import type { ItemEvent } from '../domain/item-events';
import { CATALOGUED_AT, departments } from './city';
import { items } from './list';

const by = (commandId: string): Metadata =>
  metadataAt(CATALOGUED_AT, { actor: 'story', commandId, correlationId: 'story', causationId: null, known: {} });

/** Writes the whole scenario into a store. */
export async function seedCatalog(store: EventStore): Promise<void> {
  for (const [code, events] of Object.entries(departments)) await seed(store, departmentStream(code), events);
  for (const [code, events] of Object.entries(items)) await seed(store, itemStream(code), events);
}

/** Appends past events to an empty stream. */
export async function seed(store: EventStore, stream: string, events: readonly Event[]): Promise<void> {
  const commandId = `story:${stream}`;
  await store.append({
    stream,
    expected: NO_STREAM,
    events: events.map(({ type, data }, index) => ({ id: eventId(commandId, index), type, data })),
    metadata: by(commandId),
    answer: null,
  });
}

const streamOf = (event: DepartmentEvent | ItemEvent): string =>
  'item' in event.data ? itemStream(event.data.item) : departmentStream(event.data.department);

/** Events of the catalogue as a store returns them, in the order of the log. */
function recorded<E extends DepartmentEvent | ItemEvent>(events: readonly E[]): readonly RecordedEvent<E>[] {
  const revisions = new Map<string, bigint>();
  return events.map((event, index) => {
    const stream = streamOf(event);
    const revision = (revisions.get(stream) ?? NO_STREAM) + 1n;
    revisions.set(stream, revision);
    return { ...event, id: `event-${index}`, stream, revision, position: BigInt(index + 1), metadata: by('story') };
  });
}

/** The view that a projection builds from events. */
export function viewOf<Doc extends Document, E extends DepartmentEvent | ItemEvent>(
  projection: Projection<Doc, E>,
  events: readonly (DepartmentEvent | ItemEvent)[],
): ReadonlyMap<string, Doc> {
  const rows = projection.on as Readonly<Record<string, ProjectionRow<Doc, Event> | undefined>>;
  const view = new Map<string, Doc>();
  for (const event of recorded(events)) {
    const row = rows[event.type];
    for (const id of row === undefined ? [] : [row.id(event)].flat()) {
      const document = row?.fold(view.get(id) ?? projection.initial, event, id) ?? null;
      if (document === null) view.delete(id);
      else view.set(id, document);
    }
  }
  return view;
}
