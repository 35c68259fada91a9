import type { Collection, Filter, MatchKeysAndValues, WithId } from 'mongodb';
import { isDuplicate } from './mongo-errors';

/**
 * Keeps a document where there is none of its id, and gives the one that is there: what came first stays. Processes that
 * start together may all find nothing; those who come second hear of a duplicate, and look again.
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
