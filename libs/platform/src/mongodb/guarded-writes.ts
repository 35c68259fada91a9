import type { Document, JsonObject } from '@sealtrail/event-sourcing';
import { type AnyBulkWriteOperation, type BulkWriteResult, type Collection, Long, MongoBulkWriteError } from 'mongodb';
import { StorageFull, StoreUnavailable } from '../storage-errors';
import { DUPLICATE_KEY, OUT_OF_DISK_SPACE, reading, writingAgain } from './mongo-errors';
import { toStored } from './stored-document';

/** A document of a generation. `d` is `null` if it was removed, so that a late write cannot restore it. */
export type MongoDocument = { readonly _id: string; readonly p: Long; readonly d: JsonObject | null };

type Entry = readonly [id: string, document: Document | null];

/** Documents per request; the driver splits requests that exceed the size limit. */
const CHUNK_MAX = 1_000;
const ATTEMPTS_MAX = 10;

/**
 * Stores documents as of a position. A document already stored at that position or a later one is not changed: its writer had
 * folded the same events. When it returns, all are stored at the position or a later one.
 *
 * @throws {UnknownOutcome} some may have been stored, which does no harm. {@link StorageFull}
 */
export async function writeDocuments(
  collection: Collection<MongoDocument>,
  documents: ReadonlyMap<string, Document | null>,
  position: bigint,
): Promise<void> {
  const entries = [...documents];
  for (let begin = 0; begin < entries.length; begin += CHUNK_MAX) {
    await writeChunk(collection, entries.slice(begin, begin + CHUNK_MAX), position);
  }
}

async function writeChunk(
  collection: Collection<MongoDocument>,
  chunk: readonly Entry[],
  position: bigint,
): Promise<void> {
  let rest = chunk;
  for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt++) {
    const refused = await writingAgain(() => tryAll(collection, rest, position));
    if (refused.length === 0) return;
    // The guard refuses documents that are as far already; but a server also reports a duplicate key for concurrent inserts.
    const kept = await positionsOf(collection, refused);
    rest = rest.filter(([id]) => refused.includes(id) && (kept.get(id) ?? -1n) < position);
    if (rest.length === 0) return;
  }
  throw new StoreUnavailable(`documents were rejected ${ATTEMPTS_MAX} times without a conflict`);
}

/** Returns the ids that were refused as duplicates. */
async function tryAll(
  collection: Collection<MongoDocument>,
  entries: readonly Entry[],
  position: bigint,
): Promise<readonly string[]> {
  const writes = entries.map((entry) => guarded(entry, position));
  const { result, error } = await outcomeOf(collection.bulkWrite(writes, { ordered: false }));
  const errors = result.getWriteErrors();
  const other = errors.find(({ code }) => code !== DUPLICATE_KEY);
  if (other?.code === OUT_OF_DISK_SPACE) throw new StorageFull('the disk of MongoDB is full', { cause: error });
  // The driver reports the same error for refused documents and for a request that failed as a whole: the counts distinguish
  // them.
  const isComplete = result.matchedCount + result.upsertedCount + errors.length === entries.length;
  if (other === undefined && isComplete && result.getWriteConcernError() === undefined) {
    return errors.map(({ index }) => (entries[index] as Entry)[0]);
  }
  throw error ?? new Error('MongoDB acknowledged fewer documents than were sent');
}

async function outcomeOf(
  writing: Promise<BulkWriteResult>,
): Promise<{ readonly result: BulkWriteResult; readonly error: unknown }> {
  try {
    return { result: await writing, error: null };
  } catch (error) {
    if (error instanceof MongoBulkWriteError) return { result: error.result, error };
    throw error;
  }
}

const guarded = ([id, document]: Entry, position: bigint): AnyBulkWriteOperation<MongoDocument> => ({
  updateOne: {
    filter: { _id: { $eq: id }, p: { $lt: Long.fromBigInt(position) } },
    update: { $set: { p: Long.fromBigInt(position), d: document === null ? null : toStored(document) } },
    upsert: true,
  },
});

async function positionsOf(
  collection: Collection<MongoDocument>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, bigint>> {
  const found = await reading(() => collection.find({ _id: { $in: [...ids] } }, { projection: { p: 1 } }).toArray());
  return new Map(found.map(({ _id, p }) => [_id, p.toBigInt()]));
}
