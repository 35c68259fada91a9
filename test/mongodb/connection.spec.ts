import { MongoConnection, UnusableServer } from '@sealtrail/platform';
import { fault } from '../mongo-proxy/faults';
import { Gate } from '../mongo-proxy/gate';
import { MongoWorld } from './mongo-world';

describe('a connection through a proxy', () => {
  let world: MongoWorld;

  const open = (url: string) => MongoConnection.open({ url, namespace: world.database, timings: { selectionMs: 500 } });

  beforeEach(async () => {
    world = await MongoWorld.start();
  });
  afterEach(() => world.close());

  it('uses its own concerns, whatever the connection string says', async () => {
    const connection = await open(`${world.proxy.url}&w=1&journal=false&readConcernLevel=local&readPreference=nearest`);
    await connection.db.collection('x').insertOne({});
    await connection.db.collection('x').findOne({});
    await connection.close();
    expect(world.sent('x')).toMatchObject([
      ['insert', { writeConcern: { w: 'majority', j: true } }],
      ['find', { readConcern: { level: 'majority' } }],
    ]);
  });

  it('uses the database that the connection string names, otherwise the namespace', async () => {
    const { url } = world.proxy;
    for (const [address, name] of [
      [url, world.database],
      [url.replace('/?', '/cases?'), 'cases'],
    ] as const) {
      const connection = await open(address);
      expect(connection.db.databaseName).toBe(name);
      await connection.close();
    }
  });

  it('leaves nothing behind if it only reads', async () => {
    await world.connect();
    expect(await world.stored('sealtrail')).toStrictEqual([]);
  });

  it.each([
    [13, 'Unauthorized', /lacks read and write permission/],
    [18, 'AuthenticationFailed', /rejects the user/],
    [2, 'BadValue', /cannot be used/],
  ])('refuses a server that answers %d (%s) to a write', async (code, codeName, text) => {
    world.proxy.faults.always({ command: 'findAndModify', collection: 'sealtrail' }, fault.error(code, codeName));
    await expect(world.connect()).rejects.toThrow(text);
    await expect(world.connect()).rejects.toBeInstanceOf(UnusableServer);
  });

  it('refuses a member that is not the primary', async () => {
    world.proxy.stepDown();
    await expect(open(world.proxy.url)).rejects.toBeInstanceOf(UnusableServer);
    const direct = world.proxy.url.replace(/\?.*/, '?directConnection=true');
    await expect(open(direct)).rejects.toThrow(/not the primary/);
    world.proxy.stepUp();
  });

  it('survives when the primary steps down and another, or the same, is elected', async () => {
    const connection = await world.connect({ selectionMs: 5_000 });
    const x = connection.db.collection<{ _id: number }>('x');
    await x.insertOne({ _id: 1 });
    const gate = new Gate();
    gate.open();
    const asked = world.proxy.faults.next({ command: 'hello' }, fault.slow(gate));
    world.proxy.stepDown();
    const inserting = x.insertOne({ _id: 2 });
    // The driver has detected it, and waits for an election.
    await asked.reached;
    world.proxy.stepUp();
    await inserting;
    expect(await x.countDocuments({})).toBe(2);
  });
});
