import { type MongoClientOptions, MongoNetworkError } from 'mongodb';
import { type Pair, pairs } from '../mongodb/spec-client';
import type { FaultProxy } from './fault-proxy';
import { fault } from './faults';
import { Gate } from './gate';

const { open } = pairs();

const sent = ({ commands }: FaultProxy, name: string): number =>
  commands.filter((command) => command.name === name).length;

const without: MongoClientOptions = { retryWrites: false, retryReads: false };

async function counting(options: MongoClientOptions = {}): Promise<Pair> {
  const pair = await open(options);
  await pair.cases.insertOne({ _id: 1, n: 0 });
  return pair;
}

describe('a lost response', () => {
  it('is requested again by the driver, and the command executed once', async () => {
    const { cases, proxy, stored } = await counting();
    const rule = proxy.faults.next({ command: 'update', collection: 'cases' }, fault.lostReply);
    expect(await cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).toMatchObject({ matchedCount: 1, modifiedCount: 1 });
    expect(rule.struck).toBe(1);
    expect(sent(proxy, 'update')).toBe(2);
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });

  it('leaves the outcome unknown without retries, although the write was executed', async () => {
    const { cases, proxy, stored } = await counting(without);
    proxy.faults.next({ command: 'update' }, fault.lostReply);
    await expect(cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toThrow(MongoNetworkError);
    expect(sent(proxy, 'update')).toBe(1);
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });

  it('to an upsert or findAndModify is the first one when repeated', async () => {
    const { cases, proxy, stored } = await counting();
    proxy.faults.next({ command: 'update' }, fault.lostReply);
    const upsert = await cases.updateOne({ _id: 2 }, { $set: { n: 5 } }, { upsert: true });
    expect(upsert).toMatchObject({ upsertedCount: 1, upsertedId: 2, matchedCount: 0 });
    proxy.faults.next({ command: 'findAndModify' }, fault.lostReply);
    const before = await cases.findOneAndUpdate({ _id: 1 }, { $inc: { n: 1 } });
    expect(before).toEqual({ _id: 1, n: 0 });
    expect(await stored({})).toEqual([
      { _id: 1, n: 1 },
      { _id: 2, n: 5 },
    ]);
  });

  it('to a read causes another read', async () => {
    const { cases, proxy } = await counting();
    proxy.faults.next({ command: 'find' }, fault.lostReply);
    expect(await cases.findOne()).toEqual({ _id: 1, n: 0 });
    proxy.faults.next({ command: 'find', nth: 2 }, fault.lostReply);
    expect(await cases.findOne()).toEqual({ _id: 1, n: 0 });
    expect(sent(proxy, 'find')).toBe(3);
  });

  it('is lost again if the fault persists', async () => {
    const { cases, proxy, stored } = await counting();
    proxy.faults.always({ command: 'update' }, fault.lostReply);
    await expect(cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toThrow(MongoNetworkError);
    proxy.faults.clear();
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });
});

describe('a connection dropped before the write', () => {
  it('is harmless with retries, and loses the write without', async () => {
    const { cases, casesOf, proxy, stored } = await counting();
    proxy.faults.next({ command: 'update' }, fault.dropBefore);
    await cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
    const other = casesOf(without);
    proxy.faults.next({ command: 'update' }, fault.dropBefore);
    await expect(other.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toThrow(MongoNetworkError);
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });
});

describe('a batch cut in the middle', () => {
  const five = [1, 2, 3, 4, 5].map((_id) => ({
    updateOne: { filter: { _id }, update: { $inc: { n: 1 } }, upsert: true },
  }));

  it('is completed by the retry, each statement once', async () => {
    const { cases, proxy, stored } = await counting();
    proxy.faults.next({ command: 'update' }, fault.partialBatch(3));
    const result = await cases.bulkWrite(five, { ordered: false });
    expect(result).toMatchObject({ matchedCount: 1, upsertedCount: 4 });
    expect(await stored({})).toEqual([1, 2, 3, 4, 5].map((_id) => ({ _id, n: 1 })));
  });

  it('stays half done without retries', async () => {
    const { cases, proxy, stored } = await counting(without);
    proxy.faults.next({ command: 'update' }, fault.partialBatch(3));
    await expect(cases.bulkWrite(five, { ordered: false })).rejects.toThrow(/connection .* closed/);
    expect(await stored({})).toEqual([1, 2, 3].map((_id) => ({ _id, n: 1 })));
  });
});

describe('a race', () => {
  it('raises a duplicate key error although no conflicting document is stored', async () => {
    const { cases, proxy, stored } = await counting();
    const upsert = (): Promise<unknown> =>
      cases.updateOne({ _id: 1, n: { $lt: 7 } }, { $set: { n: 7 } }, { upsert: true });
    proxy.faults.next({ command: 'update' }, fault.duplicateKeyRace());
    await expect(upsert()).rejects.toMatchObject({ code: 11000 });
    expect(await stored({})).toEqual([{ _id: 1, n: 0 }]);
    await upsert();
    expect(await stored({})).toEqual([{ _id: 1, n: 7 }]);
  });

  it('may affect any statement of a batch', async () => {
    const { cases, proxy, stored } = await counting();
    proxy.faults.next({ command: 'update' }, fault.duplicateKeyRace(1));
    const batch = [1, 2, 3].map((_id) => ({
      updateOne: { filter: { _id }, update: { $set: { n: 9 } }, upsert: true },
    }));
    await expect(cases.bulkWrite(batch, { ordered: false })).rejects.toMatchObject({
      code: 11000,
      result: { matchedCount: 1, upsertedCount: 1, upsertedIds: { 2: 3 } },
      writeErrors: [{ index: 1 }],
    });
    expect(await stored({})).toEqual([
      { _id: 1, n: 9 },
      { _id: 3, n: 9 },
    ]);
  });
});

describe('a slow server', () => {
  it('delays one command until the gate opens, and no other', async () => {
    const { cases, proxy } = await counting();
    const gate = new Gate();
    proxy.faults.next({ command: 'update', when: ({ collection }) => collection === 'cases' }, fault.slow(gate));
    const slow = cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await gate.reached;
    expect(await cases.findOne()).toEqual({ _id: 1, n: 0 });
    gate.open();
    await slow;
    expect(await cases.findOne()).toEqual({ _id: 1, n: 1 });
  });

  it('may have executed a command long before it answers', async () => {
    const { cases, proxy } = await counting();
    const gate = new Gate();
    proxy.faults.next({ command: 'update' }, fault.slowReply(gate));
    const slow = cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await gate.reached;
    expect(await cases.findOne()).toEqual({ _id: 1, n: 1 });
    gate.open();
    expect(await slow).toMatchObject({ modifiedCount: 1 });
  });

  it("may never answer: only the client's timeout ends the wait", async () => {
    const { casesOf, proxy, stored } = await counting(without);
    const rule = proxy.faults.next({ command: 'update' }, fault.hang);
    const write = casesOf({ ...without, socketTimeoutMS: 50 }).updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await rule.reached;
    await expect(write).rejects.toThrow('timed out');
    expect(await stored({})).toEqual([{ _id: 1, n: 0 }]);
  });
});

describe('a server lost permanently', () => {
  it('executes a number of commands and answers none after them, whatever they are', async () => {
    const { cases, proxy, stored } = await counting(without);
    proxy.faults.always({ nth: 3 }, fault.dropBefore);
    await cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    await cases.findOne();
    await expect(cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toThrow(MongoNetworkError);
    await expect(cases.findOne()).rejects.toThrow(MongoNetworkError);
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });
});

describe('a chosen error', () => {
  it('has code and labels, and the driver acts on them', async () => {
    const { cases, proxy, stored } = await counting();
    const write = (): Promise<unknown> => cases.updateOne({ _id: 1 }, { $inc: { n: 1 } });
    proxy.faults.next({ command: 'update' }, fault.error(50, 'MaxTimeMSExpired'));
    await expect(write()).rejects.toMatchObject({ code: 50, codeName: 'MaxTimeMSExpired' });
    proxy.faults.next({ command: 'update' }, fault.error(91, 'ShutdownInProgress', ['RetryableWriteError']));
    await write();
    proxy.faults.always({ command: 'update', nth: 2 }, fault.error(11600, 'InterruptedAtShutdown')).cancel();
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });

  it('may concern the write concern only: the write was executed', async () => {
    const { cases, proxy, stored } = await counting();
    proxy.faults.next({ command: 'update' }, fault.writeConcernError(64, 'WriteConcernTimeout'));
    await expect(cases.updateOne({ _id: 1 }, { $inc: { n: 1 } })).rejects.toMatchObject({ code: 64 });
    expect(await stored({})).toEqual([{ _id: 1, n: 1 }]);
  });
});
