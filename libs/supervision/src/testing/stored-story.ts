import { calendarStream } from '@sealtrail/calendar/events';
import { derivedId, type Event, metadataAt } from '@sealtrail/event-sourcing';
import { InMemoryEventStore } from '@sealtrail/event-sourcing/testing';
import type { SupervisionEvent } from '../domain/card-events';
import { supervisionStream } from '../domain/supervision-commands';
import type { SupervisionStory } from './story';

/** Facts of supervision bear their instants themselves. */
const RECORDED_AT = [
  'issuedAt',
  'recomputedAt',
  'revokedAt',
  'resolvedAt',
  'lapsedAt',
  'checkedAt',
  'convertedAt',
  'undoneAt',
  'certainAt',
  'dismissedAt',
  'confirmedAt',
  'since',
  'leftAt',
  'changedAt',
  'overdueAt',
  'movedAt',
  'at',
];

const recordedAtOf = ({ data }: SupervisionEvent): string => {
  const [, at] = Object.entries(data).find(([member]) => RECORDED_AT.includes(member)) ?? [];
  if (typeof at !== 'string') throw new Error('a fact of supervision without an instant');
  return at;
};

/** A story in a log, each fact in its stream and recorded when it was. */
export async function storedStory(story: SupervisionStory): Promise<InMemoryEventStore> {
  const store = new InMemoryEventStore();
  const supervised = story.cards.map((event) => ({ event, recordedAt: recordedAtOf(event) }));
  const told = (events: readonly (Event & { readonly metadata: { readonly recordedAt: string } })[]) =>
    events.map((event) => ({ event, recordedAt: event.metadata.recordedAt }));
  const streams = [
    [calendarStream('cn-national'), told(story.calendarPast)],
    ['application-a1', told(story.past)],
    [supervisionStream('a1'), supervised],
  ] as const;
  for (const [stream, events] of streams) {
    for (const [revision, { event, recordedAt }] of events.entries()) {
      const id = derivedId(stream, String(revision));
      const who = { actor: 'a', commandId: id, correlationId: id, causationId: null, fingerprint: null, known: {} };
      await store.append({
        stream,
        expected: BigInt(revision) - 1n,
        events: [{ id, type: event.type, data: event.data }],
        metadata: metadataAt(recordedAt, who),
        answer: null,
      });
    }
  }
  return store;
}
