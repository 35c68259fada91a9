import { once } from 'node:events';
import { connect } from 'node:net';
import { BSON, Int32, Long, MongoNetworkError, MongoServerSelectionError } from 'mongodb';
import { fault } from './faults';
import { MongoDouble } from './mongo-double';
import { pairs } from './spec-client';

const { open, clientOf } = pairs();

describe('the double as the primary of a replica set', () => {
  it('is found by its name, and asked for news by a waiting client', async () => {
    const { client, double, db } = await open();
    await client.connect();
    await db.command({ ping: 1 });
    const greeting = await db.admin().command({ hello: 1 });
    expect(greeting).toMatchObject({ setName: 'double', isWritablePrimary: true, maxWireVersion: 21 });
    const heard = once(client, 'topologyDescriptionChanged');
    double.stepDown();
    await heard;
    await expect(
      clientOf(double, { serverSelectionTimeoutMS: 100 }).db('office').collection('cases').findOne(),
    ).rejects.toThrow(MongoServerSelectionError);
    const back = once(client, 'topologyDescriptionChanged');
    double.stepUp();
    await back;
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('loses its office for a moment, and the driver comes back', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1, n: 0 });
    double.faults.next({ command: 'update' }, fault.notPrimary);
    expect(await cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ modifiedCount: 1 });
    double.faults.next({ command: 'find' }, fault.notPrimary);
    expect(await cases.findOne()).toEqual({ _id: 1, n: 1 });
    const once = clientOf(double, { retryWrites: false }).db('office').collection<{ _id: number }>('cases');
    double.faults.next({ command: 'update' }, fault.notPrimary);
    await expect(once.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toMatchObject({ code: 10107 });
    expect(await cases.findOne()).toEqual({ _id: 1, n: 1 });
  });

  it('keeps writes for the time without a primary waiting in the driver', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1, n: 0 });
    double.stepDown();
    const write = cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    double.stepUp();
    expect(await write).toMatchObject({ modifiedCount: 1 });
  });
});

describe('the double as a standalone', () => {
  it('takes writes, but none that are numbered', async () => {
    const { cases, client, double, db } = await open({ deployment: 'standalone' });
    await cases.insertOne({ _id: 1 });
    expect(double.commands.some(({ document }) => 'txnNumber' in document)).toBe(false);
    const session = client.startSession();
    const numbered = {
      insert: 'cases',
      documents: [{ _id: 2 }],
      txnNumber: Long.ONE,
      writeConcern: { w: 'majority', j: true },
    };
    await expect(db.command(numbered, { session })).rejects.toMatchObject({ code: 20 });
    await session.endSession();
    expect(double.url).not.toContain('replicaSet');
  });
});

describe('connections to the double', () => {
  it('that are dead are replaced', async () => {
    const { cases, double } = await open();
    await cases.insertOne({ _id: 1 });
    double.dropConnections();
    expect(await cases.findOne()).toEqual({ _id: 1 });
  });

  it('come again after an outage, to the same documents', async () => {
    const { cases, double } = await open({}, { serverSelectionTimeoutMS: 100 });
    await cases.insertOne({ _id: 1 });
    await double.down();
    await expect(cases.findOne()).rejects.toThrow(/ECONNREFUSED|connection .* closed/);
    await double.up();
    expect(await clientOf(double).db('office').collection('cases').findOne()).toEqual({ _id: 1 });
  });

  it('wait while it is paused', async () => {
    const { cases, double } = await open({}, { socketTimeoutMS: 50, retryReads: false });
    await cases.insertOne({ _id: 1 });
    double.pause();
    await expect(cases.findOne()).rejects.toThrow('timed out');
    const waiting = cases.findOne();
    double.resume();
    expect(await waiting).toEqual({ _id: 1 });
  });

  it('are closed when they send what cannot be read', async () => {
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

  it('are told apart from answers: a write may have been carried out before the connection died', async () => {
    const { cases, double } = await open({}, { retryWrites: false });
    double.faults.next({ command: 'insert' }, fault.lostReply);
    await expect(cases.insertOne({ _id: 1 })).rejects.toThrow(MongoNetworkError);
    await expect(cases.insertOne({ _id: 1 })).rejects.toMatchObject({ code: 11000 });
  });
});

describe('a numbered write', () => {
  it('is done once per number, and refused when it is older than the last', async () => {
    const { client, db, double } = await open();
    const session = client.startSession();
    const write = (number: number, _id: number): Promise<unknown> => {
      const concern = { writeConcern: { w: 'majority', j: true }, txnNumber: Long.fromNumber(number) };
      return db.command({ insert: 'cases', documents: [{ _id }], ...concern }, { session });
    };
    expect(await write(1, 1)).toMatchObject({ n: 1 });
    expect(await write(1, 1)).toMatchObject({ n: 1, retriedStmtIds: [0] });
    expect(await write(2, 2)).toMatchObject({ n: 1 });
    await expect(write(1, 3)).rejects.toMatchObject({ code: 225 });
    await session.endSession();
    expect(double.stored('office', 'cases', {})).toEqual([{ _id: 1 }, { _id: 2 }]);
  });
});
