import { once } from 'node:events';
import { connect } from 'node:net';
import { BSON, Decimal128, Double, type Filter, Int32, Long, MongoClient } from 'mongodb';
import { type AnyDocument, pairs } from '../mongodb/spec-client';
import { MongoDouble } from './mongo-double';

const { open } = pairs();

describe('the double refuses', () => {
  it('writes without majority and journal, except for the indexes of GridFS', async () => {
    const { db, proxy, refusals, stored } = await open();
    const careless = new MongoClient(proxy.url);
    try {
      const office = careless.db(db.databaseName);
      await expect(office.collection('cases').insertOne({ a: 1 })).rejects.toThrow('write concern null');
      const half = { writeConcern: { w: 'majority' } } as const;
      const removed = office.collection('cases').deleteOne({ a: 1 }, half);
      await expect(removed).rejects.toThrow('write concern {"w":"majority"}');
      await expect(office.collection('cases').createIndex({ a: 1 })).rejects.toThrow('write concern');
      await office.collection('fs.files').createIndex({ a: 1 });
      expect(refusals).toHaveLength(3);
      expect(await stored()).toEqual([]);
    } finally {
      await careless.close();
    }
  });

  it('unacknowledged writes, by closing the connection', async () => {
    const { cases, refusals } = await open();
    await cases.insertOne({ _id: 1 }, { writeConcern: { w: 0 } });
    expect(await cases.find().toArray()).toEqual([]);
    expect(refusals).toEqual(['an unacknowledged write']);
  });

  it('transactions', async () => {
    const { client, cases, stored } = await open();
    const session = client.startSession();
    session.startTransaction();
    await expect(cases.insertOne({ _id: 1 }, { session })).rejects.toThrow("'autocommit' in insert");
    await session.abortTransaction();
    await session.endSession();
    expect(await stored()).toEqual([]);
  });

  it('numbered writes as a standalone, and those older than the last of their session', async () => {
    const concern = { writeConcern: { w: 'majority', j: true } };
    const [set, alone] = [await open(), await open({}, 'standalone')];
    await alone.cases.insertOne({ _id: 1 });
    expect(alone.proxy.commands.some(({ document }) => 'txnNumber' in document)).toBe(false);
    expect(alone.proxy.url).not.toContain('replicaSet');
    const session = set.client.startSession();
    const numbered = (number: number, _id: number) => ({
      insert: 'cases',
      documents: [{ _id }],
      txnNumber: Long.fromNumber(number),
      ...concern,
    });
    expect(await set.db.command(numbered(1, 1), { session })).toMatchObject({ n: 1 });
    expect(await set.db.command(numbered(1, 1), { session })).toMatchObject({ n: 1, retriedStmtIds: [0] });
    expect(await set.db.command(numbered(2, 2), { session })).toMatchObject({ n: 1 });
    await expect(set.db.command(numbered(1, 3), { session })).rejects.toMatchObject({ code: 225 });
    await session.endSession();
    expect(await set.stored({})).toEqual([{ _id: 1 }, { _id: 2 }]);
    const other = alone.client.startSession();
    await expect(alone.db.command(numbered(1, 2), { session: other })).rejects.toMatchObject({ code: 20 });
    await other.endSession();
  });

  it('unsupported commands, fields, stages and options of indexes, by name', async () => {
    const { cases, db } = await open();
    const unknown = { code: 59, message: expect.stringContaining("'distinct'") };
    await expect(cases.distinct('a')).rejects.toMatchObject(unknown);
    for (const command of ['serverStatus', 'constructor', 'buildInfo']) {
      await expect(db.command({ [command]: 1 })).rejects.toMatchObject({ code: 59 });
    }
    await expect(cases.find().skip(1).toArray()).rejects.toThrow("'skip' in find");
    await expect(cases.find({}, { collation: { locale: 'zh' } }).toArray()).rejects.toThrow("'collation' in find");
    await expect(cases.find({}, { hint: { a: 1 } }).toArray()).rejects.toThrow('hint');
    for (const projection of [{ a: 0 }, { 'a.b': 1 }, { _id: 0 }]) {
      await expect(cases.find({}, { projection }).toArray()).rejects.toThrow('projection');
    }
    await expect(cases.aggregate([{ $match: {} }, { $group: { _id: '$a' } }]).toArray()).rejects.toThrow('aggregation');
    await expect(cases.countDocuments({}, { skip: 5 })).rejects.toThrow('aggregation');
    await expect(cases.createIndex({ a: 1 }, { sparse: true })).rejects.toThrow("'sparse' in an index");
    await expect(cases.createIndex({ a: 'text' })).rejects.toThrow('direction');
    await cases.createIndex({ a: 1 });
    await expect(cases.createIndex({ b: 1 }, { name: 'a_1' })).rejects.toThrow('an index a_1 beside a_1');
    await expect(cases.insertOne({ _id: 1, a: Number.NaN })).rejects.toThrow('NaN');
    await expect(cases.find({}, { readConcern: 'snapshot' }).toArray()).rejects.toThrow('snapshot');
  });

  it.each<[string, Filter<AnyDocument>]>([
    ['$where', { $where: 'true' }],
    ['$regex', { v: { $regex: 'a' } }],
    ['BSONRegExp', { v: /a/ }],
    ['$not', { v: { $not: { $gt: 1 } } }],
    ['$nin', { v: { $nin: [1] } }],
    ['$expr', { $expr: { $gt: ['$v', 1] } }],
    ['$elemMatch', { v: { $elemMatch: { $gt: 1 } } }],
    ['position 0', { 'v.0': 1 }],
    ['$type', { v: { $type: 'string' } }],
    ['$exists', { v: { $exists: 1 as unknown as boolean } }],
    ['nonempty', { $or: [] }],
    ['Decimal128', { v: new Decimal128('1') }],
    ['NaN', { v: Number.NaN }],
    ['arrays', { v: { $gt: [1] } }],
  ])('%s in a filter, even over nothing', async (name, filter) => {
    const { cases, refusals } = await open();
    await expect(cases.find(filter).toArray()).rejects.toMatchObject({ code: 2 });
    expect(refusals).toEqual([expect.stringContaining(name)]);
  });

  it('to guess whether an array of scalars lacks a field, and to order values without a defined order', async () => {
    const { cases } = await open();
    await cases.insertMany([{ v: [1, 2] }, { v: { a: 1 } }, { v: { a: 2 } }] as never[]);
    await expect(cases.find({ 'v.a': null }).toArray()).rejects.toMatchObject({ code: 2 });
    expect(await cases.find({ 'v.a': 5 }).toArray()).toEqual([]);
    await expect(cases.find().sort({ v: 1 }).toArray()).rejects.toThrow('an array');
    await expect(cases.find({ v: { $gt: { a: 1 } } }).toArray()).rejects.toThrow('an order of documents');
  });

  it('unsupported updates, and then changes nothing of a batch', async () => {
    const { cases, refusals, stored } = await open();
    const whole = { _id: 1, list: [{ a: 1 }], text: 'x', d: new Double(0.5) };
    await cases.insertOne(whole);
    const updates: readonly [update: object, text: string][] = [
      [[{ $set: { a: 1 } }], 'pipeline'],
      [{ $push: { list: 1 } }, '$push'],
      [{ $set: { 'list.a': 1 } }, 'in what is no document'],
      [{ $set: { 'text.a': 1 } }, 'in what is no document'],
      [{ $set: { 'list.0.a': 1 } }, 'position 0'],
      [{ $set: { a: 1 }, $inc: { 'a.b': 1 } }, "two updates of 'a'"],
      [{ $set: { _id: 2 } }, 'the id'],
      [{ $inc: { d: 1 } }, '$inc of something else'],
    ];
    for (const [update, text] of updates) await expect(cases.updateOne({}, update)).rejects.toThrow(text);
    const many = cases.updateMany({ _id: 5 }, { $set: { a: 1 } }, { upsert: true });
    await expect(many).rejects.toThrow('an upsert of many');
    await expect(cases.replaceOne({}, { a: 1 })).rejects.toThrow('the update operator a');
    for (const v of [5, { $in: [5] }]) {
      const upserted = cases.updateOne({ v } as never, { $set: { a: 1 } }, { upsert: true });
      await expect(upserted).rejects.toThrow('an upsert whose filter');
    }
    await expect(cases.findOneAndDelete({})).rejects.toThrow('findAndModify that removes');
    const batch = [
      { insertOne: { document: { _id: 2 } } },
      { updateOne: { filter: {}, update: { $push: { list: 1 } } } },
    ];
    await expect(cases.bulkWrite(batch as never)).rejects.toThrow('mongo double refuses: the update operator $push');
    expect(refusals).toHaveLength(updates.length + 6);
    expect((await stored({}))[0]).toEqual({ ...whole, d: 0.5 });
  });

  it('unreadable messages, by closing the connection', async () => {
    const double = await MongoDouble.start();
    const socket = connect(Number(new URL(double.url).port), '127.0.0.1');
    const body = BSON.serialize({ query: new Int32(1) });
    const message = Buffer.alloc(16 + body.length);
    message.writeInt32LE(message.length, 0);
    message.writeInt32LE(2012, 12);
    message.set(body, 16);
    socket.write(message.subarray(0, 7));
    socket.write(message.subarray(7));
    await once(socket, 'close');
    expect(double.refusals).toEqual(['the operation 2012']);
    await double.close();
  });
});
