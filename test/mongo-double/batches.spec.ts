import { MongoBulkWriteError, MongoClient } from 'mongodb';
import { type Pair, pairs } from './spec-client';

const { open } = pairs();

const ids = async ({ cases }: Pair): Promise<unknown[]> => (await cases.find().toArray()).map(({ _id }) => _id);

const failure = (write: Promise<unknown>): Promise<MongoBulkWriteError> =>
  write.then(
    () => Promise.reject(new Error('nothing failed')),
    (error: unknown) => (error instanceof MongoBulkWriteError ? error : Promise.reject(error as Error)),
  );

describe('batches of writes on the double', () => {
  it('stop at the first error when ordered', async () => {
    const pair = await open();
    const error = await failure(pair.cases.insertMany([{ _id: 1 }, { _id: 1 }, { _id: 2 }]));
    expect(error).toMatchObject({ code: 11000, insertedCount: 1 });
    expect(await ids(pair)).toEqual([1]);
    expect(error.writeErrors).toMatchObject([{ index: 1, code: 11000 }]);
  });

  it('go on after errors when unordered, and tell of each', async () => {
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

  it('hold updates, upserts and deletes', async () => {
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
      { replaceOne: { filter: { _id: 'b' }, replacement: { p: 7 } } },
      { insertOne: { document: { _id: 'c' } } },
      { deleteMany: { filter: { p: { $gte: 7 } } } },
    ]);
    expect(result).toMatchObject({ deletedCount: 3, modifiedCount: 1, insertedCount: 1 });
    expect(await ids(pair)).toEqual(['c']);
  });

  it('are refused whole when one statement asks for more than the double knows', async () => {
    const pair = await open();
    const write = pair.cases.bulkWrite([
      { insertOne: { document: { _id: 1 } } },
      { updateOne: { filter: {}, update: { $push: { list: 1 } as never } } },
    ]);
    await expect(write).rejects.toThrow('mongo double refuses: the update operator $push');
  });
});

describe('the double refuses', () => {
  it('writes without majority and journal, but for the indexes of GridFS', async () => {
    const { double } = await open();
    const careless = new MongoClient(double.url);
    try {
      const db = careless.db('office');
      await expect(db.collection('cases').insertOne({ a: 1 })).rejects.toThrow('write concern null');
      const half = { writeConcern: { w: 'majority' } } as const;
      await expect(db.collection('cases').deleteOne({ a: 1 }, half)).rejects.toThrow('write concern {"w":"majority"}');
      await expect(db.collection('cases').createIndex({ a: 1 })).rejects.toThrow('write concern');
      await db.collection('fs.files').createIndex({ a: 1 });
      expect(double.refusals).toHaveLength(3);
      expect(double.stored('office', 'cases')).toEqual([]);
    } finally {
      await careless.close();
    }
  });

  it('those it was told to exempt no longer', async () => {
    const { double } = await open({ exempt: ({ collection }) => collection === 'scratch' });
    const careless = new MongoClient(double.url);
    await careless.db('office').collection('scratch').insertOne({ a: 1 });
    await expect(careless.db('office').collection('fs.files').createIndex({ a: 1 })).rejects.toThrow('write concern');
    await careless.close();
  });

  it('unacknowledged writes, by closing the connection', async () => {
    const { double, cases } = await open();
    await cases.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    expect(await cases.find().toArray()).toEqual([]);
    expect(double.refusals).toEqual(['an unacknowledged write']);
  });

  it('transactions', async () => {
    const { client, cases, double } = await open();
    const session = client.startSession();
    session.startTransaction();
    await expect(cases.insertOne({ _id: 1 }, { session })).rejects.toThrow('mongo double refuses: a transaction');
    await session.abortTransaction();
    await session.endSession();
    expect(double.stored('office', 'cases')).toEqual([]);
  });

  it('commands, fields, stages and index options it does not know, by name', async () => {
    const { cases, db } = await open();
    await expect(cases.distinct('a')).rejects.toMatchObject({
      code: 59,
      message: expect.stringContaining("'distinct'"),
    });
    await expect(db.command({ serverStatus: 1 })).rejects.toMatchObject({ code: 59 });
    await expect(db.command({ constructor: 1 })).rejects.toMatchObject({ code: 59 });
    await expect(cases.find().skip(1).toArray()).rejects.toThrow("'skip' in find");
    await expect(cases.find({}, { collation: { locale: 'zh' } }).toArray()).rejects.toThrow("'collation' in find");
    await expect(cases.find({}, { hint: { a: 1 } }).toArray()).rejects.toThrow('hint');
    await expect(cases.find({}, { projection: { a: 0 } }).toArray()).rejects.toThrow('projection');
    await expect(cases.find({}, { projection: { 'a.b': 1 } }).toArray()).rejects.toThrow('projection');
    await expect(cases.aggregate([{ $match: {} }, { $group: { _id: '$a' } }]).toArray()).rejects.toThrow('aggregation');
    await expect(cases.countDocuments({}, { skip: 5 })).rejects.toThrow('aggregation');
    await expect(cases.createIndex({ a: 1 }, { sparse: true })).rejects.toThrow("'sparse' in an index");
    await expect(cases.createIndex({ a: 1 }, { partialFilterExpression: { a: 1 } })).rejects.toThrow('partial');
    await expect(cases.createIndex({ a: 'text' })).rejects.toThrow('direction');
    await expect(cases.insertOne({ _id: 1, a: Number.NaN })).rejects.toThrow('NaN');
    await expect(cases.find({}, { readConcern: 'snapshot' }).toArray()).rejects.toThrow('snapshot');
  });
});
