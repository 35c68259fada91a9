import { MongoBulkWriteError } from 'mongodb';
import { type Pair, pairs } from '../mongodb/spec-client';

const { open } = pairs();

const ids = async ({ cases }: Pair): Promise<unknown[]> => (await cases.find().toArray()).map(({ _id }) => _id);

const failure = (write: Promise<unknown>): Promise<MongoBulkWriteError> =>
  write.then(
    () => Promise.reject(new Error('nothing failed')),
    (error: unknown) => (error instanceof MongoBulkWriteError ? error : Promise.reject(error as Error)),
  );

describe('batches of writes', () => {
  it('stop at the first error when ordered', async () => {
    const pair = await open();
    const error = await failure(pair.cases.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }]));
    expect(error).toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await ids(pair)).toEqual([1]);
    expect(error.writeErrors).toMatchObject([{ index: 1, code: 11000 }]);
  });

  it('continue after errors when unordered, and report each', async () => {
    const pair = await open();
    const documents = [{ _id: 1 }, { _id: 1 }, { _id: 2 }, { _id: 2 }, { _id: 3 }];
    const error = await failure(pair.cases.insertMany(documents, { ordered: false }));
    expect(await ids(pair)).toEqual([1, 2, 3]);
    expect(error.insertedCount).toBe(3);
    expect(error.writeErrors).toMatchObject([
      { index: 1, code: 11000 },
      { index: 3, code: 11000 },
    ]);
  });

  it('contain updates, upserts and deletes', async () => {
    const pair = await open();
    const guarded = (_id: string, p: number): object => ({
      updateOne: { filter: { _id, p: { $lt: p } }, update: { $set: { p } }, upsert: true },
    });
    await pair.cases.insertOne({ _id: 'late', p: 9 });
    const operations = [guarded('a', 1), guarded('late', 5), guarded('a', 2), guarded('b', 1)] as never[];
    const error = await failure(pair.cases.bulkWrite(operations, { ordered: false }));
    expect(error.writeErrors).toMatchObject([{ index: 1, code: 11000 }]);
    expect(error.result).toMatchObject({ upsertedCount: 2, matchedCount: 1, modifiedCount: 1 });
    expect(error.result.upsertedIds).toEqual({ 0: 'a', 3: 'b' });
    const result = await pair.cases.bulkWrite([
      { deleteOne: { filter: { _id: 'a' } } },
      { updateOne: { filter: { _id: 'b' }, update: { $set: { p: 7 } } } },
      { insertOne: { document: { _id: 'c' } } },
      { deleteMany: { filter: { p: { $gte: 7 } } } },
    ]);
    expect(result).toMatchObject({ deletedCount: 3, modifiedCount: 1, insertedCount: 1 });
    expect(await ids(pair)).toEqual(['c']);
  });
});
