import { once } from 'node:events';
import { MongoClient, MongoServerSelectionError } from 'mongodb';
import { pairs } from '../mongodb/spec-client';
import { fault } from './faults';

const { open } = pairs();

describe('a member of a replica set behind the proxy', () => {
  it('is addressed by its name at the proxy, and answers a client that waits for topology changes', async () => {
    const { client, casesOf, proxy, db } = await open();
    await client.connect();
    await db.command({ ping: 1 });
    const greeting = await db.admin().command({ hello: 1 });
    expect(greeting).toMatchObject({ setName: 'double', isWritablePrimary: true, hosts: [new URL(proxy.url).host] });
    const heard = once(client, 'topologyDescriptionChanged');
    proxy.stepDown();
    await heard;
    await expect(casesOf({ serverSelectionTimeoutMS: 100 }).findOne()).rejects.toThrow(MongoServerSelectionError);
    const back = once(client, 'topologyDescriptionChanged');
    proxy.stepUp();
    await back;
    expect(await db.command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  it('loses the primary role for a moment, and the driver recovers', async () => {
    const { cases, casesOf, proxy } = await open();
    await cases.insertOne({ _id: 1, n: 0 });
    proxy.faults.next({ command: 'update' }, fault.notPrimary);
    expect(await cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ modifiedCount: 1 });
    proxy.faults.next({ command: 'find' }, fault.notPrimary);
    expect(await cases.findOne()).toEqual({ _id: 1, n: 1 });
    proxy.faults.next({ command: 'update' }, fault.notPrimary);
    const failed = casesOf({ retryWrites: false }).updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await expect(failed).rejects.toMatchObject({ code: 10107 });
    expect(await cases.findOne()).toEqual({ _id: 1, n: 1 });
  });

  it('accepts no writes while it is not primary', async () => {
    const { db, proxy, stored } = await open();
    proxy.stepDown();
    const direct = await MongoClient.connect(proxy.url.replace(/\?.*/, '?directConnection=true'), {
      retryReads: false,
    });
    const cases = direct.db(db.databaseName).collection('cases');
    await expect(cases.insertOne({}, { writeConcern: { w: 'majority', journal: true } })).rejects.toMatchObject({
      code: 10107,
    });
    await expect(cases.findOne()).rejects.toMatchObject({ code: 13435 });
    await direct.close();
    expect(await stored()).toEqual([]);
  });

  it('keeps writes waiting in the driver while there is no primary', async () => {
    const { cases, proxy } = await open();
    await cases.insertOne({ _id: 1, n: 0 });
    proxy.stepDown();
    const write = cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    proxy.stepUp();
    expect(await write).toMatchObject({ modifiedCount: 1 });
  });
});
