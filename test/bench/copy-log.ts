import type { EventStore, RecordedEvent } from '@sealtrail/event-sourcing';
import { SqliteEventReader } from '@sealtrail/platform';

const TOGETHER = 2_000;

/**
 * Appends the events of a file to another store, nearly in order, and exactly in order within each stream. Returns their
 * number.
 */
export async function copyLog(file: string, store: EventStore, inFlight: number): Promise<number> {
  const log = new SqliteEventReader(file);
  const head = await log.head();
  const stop = new AbortController();
  let copied = 0;
  for await (const slice of log.subscribe({ after: 0n, types: 'all', batchMax: TOGETHER, signal: stop.signal })) {
    await copyTogether(slice.events, store, inFlight);
    copied += slice.events.length;
    if (slice.position >= head) stop.abort();
  }
  await log.close();
  return copied;
}

async function copyTogether(events: readonly RecordedEvent[], store: EventStore, inFlight: number): Promise<void> {
  const byStream = new Map<string, RecordedEvent[]>();
  for (const event of events) byStream.set(event.stream, [...(byStream.get(event.stream) ?? []), event]);
  const streams = [...byStream.values()];
  const lane = async (): Promise<void> => {
    for (let facts = streams.shift(); facts !== undefined; facts = streams.shift()) {
      for (const { id, type, data, stream, revision, metadata } of facts) {
        await store.append({ stream, expected: revision - 1n, events: [{ id, type, data }], metadata, answer: null });
      }
    }
  };
  await Promise.all(Array.from({ length: inFlight }, lane));
}
