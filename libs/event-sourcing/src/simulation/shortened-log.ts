import type { RecordedEvent } from '../events/event';
import type { EventStore } from '../events/event-store';
import type { ParkedStream } from '../events/parked-streams';
import { InMemoryEventStore } from '../fakes/in-memory-event-store';

/** All events of a log, in order. */
export async function allOf(events: EventStore): Promise<readonly RecordedEvent[]> {
  const stop = new AbortController();
  const found: RecordedEvent[] = [];
  const end = await events.head();
  for await (const slice of events.subscribe({ after: 0n, types: 'all', batchMax: 1_000, signal: stop.signal })) {
    found.push(...slice.events);
    if (slice.position >= end) stop.abort();
  }
  return found;
}

/** The log without the parked events and the later ones of their streams: the input of a view that parks them. */
export async function withoutParked(events: EventStore, parked: readonly ParkedStream[]): Promise<InMemoryEventStore> {
  const shortened = new InMemoryEventStore();
  for (const { stream, revision, id, type, data, metadata } of await allOf(events)) {
    if (parked.some((one) => one.stream === stream && revision >= one.revision)) continue;
    await shortened.append({ stream, expected: revision - 1n, events: [{ id, type, data }], metadata, answer: null });
  }
  return shortened;
}
