import { dueAndKnown, type Timer } from '@sealtrail/event-sourcing';
import type { AnyBulkWriteOperation, Collection } from 'mongodb';
import { isDuplicate, writing } from './mongo-errors';
import type { StoredTimer } from './mongo-free-timers';
import { ATTEMPTS_MAX, CHUNK_MAX } from './timer-collections';

/** Inserts the timers of a partition that are not stored yet. */
export async function keepTimers(
  stored: Collection<StoredTimer>,
  partition: string,
  timers: readonly Timer[],
): Promise<void> {
  for (let begin = 0; begin < timers.length; begin += CHUNK_MAX) {
    await keep(
      stored,
      timers.slice(begin, begin + CHUNK_MAX).map((timer) => timerUpsert(partition, timer)),
    );
  }
}

async function keep(
  stored: Collection<StoredTimer>,
  chunk: readonly AnyBulkWriteOperation<StoredTimer>[],
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await writing(() => stored.bulkWrite(chunk, { ordered: false }));
      return;
    } catch (error) {
      // A concurrent insert of the same timer: the next attempt finds it stored.
      if (!isDuplicate(error) || attempt === ATTEMPTS_MAX) throw error;
    }
  }
}

function timerUpsert(partition: string, { id, command, due, setAt, ...timer }: Timer) {
  const { rank, reactor, causationId, correlationId, source, stream } = timer;
  const kept = { part: partition, due, setAt, rank, reactor, causationId, correlationId, source, stream };
  const $setOnInsert = { ...kept, dueAndKnown: dueAndKnown({ due, setAt }), command: JSON.stringify(command) };
  return { updateOne: { filter: { _id: { $eq: id } }, update: { $setOnInsert }, upsert: true } };
}
