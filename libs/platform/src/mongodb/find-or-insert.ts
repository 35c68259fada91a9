import type { Collection, Filter, MatchKeysAndValues, WithId } from 'mongodb';
import { isDuplicate } from './mongo-errors';

/**
 * Inserts a document if none has its id, and returns the stored one: the first one prevails. Processes that start together may
 * all find none; the later ones get a duplicate key error, and read again.
 */
export async function findOrInsert<Kept extends { readonly _id: string }>(
  all: Collection<Kept>,
  id: string,
  fields: Omit<Kept, '_id'>,
): Promise<WithId<Kept> | null> {
  const keep = () =>
    all.findOneAndUpdate(
      { _id: { $eq: id } } as Filter<Kept>,
      { $setOnInsert: fields as unknown as MatchKeysAndValues<Kept> },
      { upsert: true, returnDocument: 'after' },
    );
  try {
    return await keep();
  } catch (error) {
    if (isDuplicate(error)) return keep();
    throw error;
  }
}
