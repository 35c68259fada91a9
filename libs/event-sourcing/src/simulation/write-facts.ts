import type { Event, Instant } from '../events/event';
import { type AppendResult, type EventStore, metadataAt, NO_STREAM } from '../events/event-store';
import { derivedId, eventId } from '../events/ids';

/** Appends events to a stream in one append, for tests that start with a history. */
export async function writeFacts(
  store: EventStore,
  stream: string,
  events: readonly Event[],
  recordedAt: Instant = '2026-03-02T01:00:00.000Z',
): Promise<AppendResult> {
  const expected = (await store.read(stream)).at(-1)?.revision ?? NO_STREAM;
  const commandId = derivedId('facts', stream, String(expected));
  const who = { actor: 'story', commandId, correlationId: commandId, causationId: null, known: {} };
  return store.append({
    stream,
    expected,
    events: events.map(({ type, data }, index) => ({ id: eventId(commandId, index), type, data })),
    metadata: metadataAt(recordedAt, who),
    answer: null,
  });
}
