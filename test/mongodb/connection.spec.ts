import { MongoConnection, UnusableServer } from '@sealtrail/platform';
import { fault } from '../mongo-double/faults';
import { Gate } from '../mongo-double/gate';
import { DATABASE, DoubleWorld } from './double-world';

describe('a connection to a double', () => {
  let world: DoubleWorld;

  const open = (url: string) => MongoConnection.open({ url, namespace: DATABASE, timings: { selectionMs: 500 } });

  beforeEach(async () => {
    world = await DoubleWorld.start();
  });
  afterEach(() => world.close());

  it('keeps to its concerns, whatever the connection string says', async () => {
    const connection = await open(
      `${world.double.url}&w=1&journal=false&readConcernLevel=local&readPreference=nearest`,
    );
    await connection.db.collection('x').insertOne({});
    await connection.db.collection('x').findOne({});
    await connection.close();
    expect(world.sent('x')).toMatchObject([
      ['insert', { writeConcern: { w: 'majority', j: true } }],
      ['find', { readConcern: { level: 'majority' } }],
    ]);
  });

  it('uses the database that the connection string names, else the namespace', async () => {
    const { url } = world.double;
    for (const [address, name] of [
      [url, DATABASE],
      [url.replace('/?', '/cases?'), 'cases'],
    ] as const) {
      const connection = await open(address);
      expect(connection.db.databaseName).toBe(name);
      await connection.close();
    }
  });

  it('leaves nothing behind where it only looks', async () => {
    await world.connect();
    expect(world.stored('sealtrail')).toStrictEqual([]);
  });

  it.each([
    [13, 'Unauthorized', /may not read and write/],
    [18, 'AuthenticationFailed', /denies the user/],
    [2, 'BadValue', /cannot be used/],
  ])('refuses a server that answers %d (%s) when something is to be kept', async (code, codeName, text) => {
    world.double.faults.always({ command: 'findAndModify', collection: 'sealtrail' }, fault.error(code, codeName));
    await expect(world.connect()).rejects.toThrow(text);
    await expect(world.connect()).rejects.toBeInstanceOf(UnusableServer);
  });

  it('refuses a member that is not the primary', async () => {
    world.double.stepDown();
    await expect(open(world.double.url)).rejects.toBeInstanceOf(UnusableServer);
    const direct = world.double.url.replace(/\?.*/, '?directConnection=true');
    await expect(open(direct)).rejects.toThrow(/not the primary/);
    world.double.stepUp();
  });

  it('lives on when the primary steps down and another, or the same, is elected', async () => {
    const connection = await world.connect({ selectionMs: 5_000 });
    const x = connection.db.collection<{ _id: number }>('x');
    await x.insertOne({ _id: 1 });
    const gate = new Gate();
    gate.open();
    const asked = world.double.faults.next({ command: 'hello' }, fault.slow(gate));
    world.double.stepDown();
    const inserting = x.insertOne({ _id: 2 });
    // The driver has found out, and looks for whoever is elected.
    await asked.reached;
    world.double.stepUp();
    await inserting;
    expect(await x.countDocuments({})).toBe(2);
  });
});
