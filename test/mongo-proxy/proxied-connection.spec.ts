import { untilInTests } from '@sealtrail/event-sourcing/testing';
import { MongoClient, MongoNetworkError } from 'mongodb';
import { pairs } from '../mongodb/spec-client';
import { FaultProxy } from './fault-proxy';
import { fault } from './faults';
import { Gate } from './gate';

const { open } = pairs();
const until = untilInTests();

describe('connections through the proxy', () => {
  it('that are dead are replaced', async () => {
    const { cases, proxy } = await open();
    await cases.insertOne({ _id: 1 });
    proxy.dropConnections();
    expect(await cases.findOne()).toEqual({ _id: 1 });
  });

  it('are re-established after an outage, to the same documents', async () => {
    const { cases, casesOf, proxy } = await open({ serverSelectionTimeoutMS: 100 });
    await cases.insertOne({ _id: 1 });
    await proxy.down();
    await expect(cases.findOne()).rejects.toThrow(/ECONNREFUSED|connection .* closed/);
    await proxy.up();
    expect(await casesOf({}).findOne()).toEqual({ _id: 1 });
  });

  it('wait while it is paused', async () => {
    const { cases, proxy } = await open({ socketTimeoutMS: 200, retryReads: false });
    await cases.insertOne({ _id: 1 });
    proxy.pause();
    await expect(cases.findOne()).rejects.toThrow('timed out');
    const waiting = cases.findOne();
    proxy.resume();
    expect(await waiting).toEqual({ _id: 1 });
  });

  it('that break leave the outcome open: a write may have been executed before', async () => {
    const { cases, proxy } = await open({ retryWrites: false });
    proxy.faults.next({ command: 'insert' }, fault.lostReply);
    await expect(cases.insertOne({ _id: 1 })).rejects.toThrow(MongoNetworkError);
    await expect(cases.insertOne({ _id: 1 })).rejects.toMatchObject({ code: 11000 });
  });

  it('deliver what was sent although the client has disconnected meanwhile', async () => {
    const { cases, casesOf, proxy, stored } = await open();
    await cases.insertOne({ _id: 1, n: 0 });
    const gate = new Gate();
    proxy.faults.next({ command: 'update' }, fault.slow(gate));
    const impatient = casesOf({ socketTimeoutMS: 100, retryWrites: false });
    await expect(impatient.updateOne({ _id: 1 }, { $set: { n: 1 } })).rejects.toThrow('timed out');
    // A response that arrives after the end of the other connection.
    await cases.findOne();
    gate.open();
    await until(async () => (await stored({}))[0]?.['n'] !== 0);
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });

  it('end if the server behind the proxy cannot be reached', async () => {
    const { proxy } = await open();
    await proxy.down();
    const before = await FaultProxy.before(proxy.url);
    const client = new MongoClient(before.url, { serverSelectionTimeoutMS: 100 });
    await expect(client.connect()).rejects.toThrow(/connection .* closed|ECONNRESET/);
    await before.close();
  });

  it('forward long messages and messages in many pieces', async () => {
    const { cases } = await open();
    const documents = Array.from({ length: 300 }, (_, _id) => ({ _id, text: 'x'.repeat(10_000) }));
    await cases.insertMany(documents);
    expect(await cases.find().toArray()).toEqual(documents);
  });

  it('require a connection string that names one host', async () => {
    await expect(FaultProxy.before('mongodb://a:1,b:2/')).rejects.toThrow('names one host');
  });
});
