import { CheckpointConflict, UnknownOutcome } from '@sealtrail/event-sourcing';
import { beginRebuild, FIRST_GENERATION, GenerationConflict, switchToBuilt } from '@sealtrail/event-sourcing/runtime';
import { MongoReadStore, StorageFull, StoreUnavailable } from '@sealtrail/platform';
import { Int32, Long } from 'mongodb';
import { fault } from '../mongo-proxy/faults';
import { Gate } from '../mongo-proxy/gate';
import { MongoWorld } from './mongo-world';
import { deployments } from './server-behind';

const VIEW = 'cards.v1';
const DOCUMENTS = `view.${VIEW}`;
const batch = (from: bigint, to: bigint, ...ids: readonly string[]) => ({
  view: VIEW,
  documents: new Map(ids.map((id) => [id, { to: String(to) }])),
  from,
  to,
});

describe.each(deployments)('saving to a double of a %s', (deployment) => {
  let world: MongoWorld;
  let store: MongoReadStore;

  const storeOf = async (epoch: bigint): Promise<MongoReadStore> => {
    const made = new MongoReadStore(await world.connect(), () => epoch);
    await made.prepare(VIEW, []);
    return made;
  };
  const kept = async () => (await world.stored(DOCUMENTS)).map(({ _id, p }) => `${String(_id)}@${String(p)}`);

  beforeEach(async () => {
    world = await MongoWorld.start(deployment);
    store = await storeOf(1n);
  });
  afterEach(() => world.close());

  it('claims, stores the documents, then moves the checkpoint; all on a majority, positions of 64 bits', async () => {
    world.sent();
    await store.save({
      view: VIEW,
      documents: new Map([
        ['a', { n: 7 }],
        ['b', null],
      ]),
      from: 0n,
      to: 9n,
    });
    const sent = world.sent('checkpoints', DOCUMENTS).map(([name, { updates, ordered, writeConcern, update }]) => ({
      name,
      to: update,
      updates,
      ordered,
      writeConcern,
    }));
    const [zero, nine, one] = [Long.fromNumber(0), Long.fromNumber(9), Long.fromNumber(1)];
    const token = expect.stringMatching(/^[0-9a-f-]{36}$/);
    const safe = { writeConcern: { w: 'majority', j: true } };
    const mine = { _id: { $eq: VIEW }, position: { $eq: zero } };
    expect(sent).toStrictEqual([
      {
        name: 'update',
        to: 'checkpoints',
        ordered: true,
        ...safe,
        updates: [
          {
            q: {
              ...mine,
              emptying: { $eq: false },
              $or: [
                { epoch: { $lt: one } },
                { epoch: { $eq: one }, saving: { $eq: null } },
                { epoch: { $eq: one }, 'saving.token': { $eq: token } },
              ],
            },
            u: { $set: { epoch: one, saving: { to: nine, token, mark: '' } } },
          },
        ],
      },
      {
        name: 'update',
        to: DOCUMENTS,
        ordered: false,
        ...safe,
        updates: [
          {
            q: { _id: { $eq: 'a' }, p: { $lt: nine } },
            u: { $set: { p: nine, d: { n: new Int32(7) } } },
            upsert: true,
          },
          { q: { _id: { $eq: 'b' }, p: { $lt: nine } }, u: { $set: { p: nine, d: null } }, upsert: true },
        ],
      },
      {
        name: 'update',
        to: 'checkpoints',
        ordered: true,
        ...safe,
        updates: [
          {
            q: { ...mine, epoch: { $eq: one }, 'saving.token': { $eq: token } },
            u: { $set: { position: nine, saving: null, by: token, mark: '' } },
          },
        ],
      },
    ]);
  });

  it('writes nothing if another is faster, or has begun', async () => {
    const rival = new MongoReadStore(await world.connect(), () => 1n);
    const gate = new Gate();
    world.proxy.faults.next({ command: 'update', collection: DOCUMENTS }, fault.slow(gate));
    const saving = store.save(batch(0n, 5n, 'a'));
    await gate.reached;
    for (const late of [store, rival]) {
      await expect(late.save(batch(0n, 7n, 'b'))).rejects.toBeInstanceOf(CheckpointConflict);
    }
    gate.open();
    await saving;
    await expect(rival.save(batch(0n, 7n, 'b'))).rejects.toThrow('cards.v1 is at 5, not at 0');
    expect([await kept(), await store.checkpoint(VIEW)]).toStrictEqual([['a@5'], 5n]);
  });

  it('stores parked streams before the first document that lacks them', async () => {
    const parked = [{ stream: 'case-1', revision: 3n, position: 4n, code: 'TypeError' }];
    world.proxy.faults.always({ command: 'update', collection: DOCUMENTS }, fault.dropBefore);
    await expect(store.save({ ...batch(0n, 9n, 'a'), parked })).rejects.toThrow();
    world.proxy.faults.clear();
    expect([await kept(), await store.checkpoint(VIEW)]).toStrictEqual([[], 0n]);
    expect(await (await storeOf(2n)).parked(VIEW)).toStrictEqual(parked);
  });

  it('moves no document back, and restores none that was removed', async () => {
    await store.save({
      view: VIEW,
      documents: new Map([
        ['a', { n: 9 }],
        ['b', null],
      ]),
      from: 0n,
      to: 9n,
    });

    const documents = (await world.connect()).db.collection<{ _id: string }>('checkpoints');
    await documents.updateOne({ _id: VIEW }, { $set: { position: 0n } });
    await store.save(batch(0n, 5n, 'a', 'b'));
    expect([await kept(), await store.find(VIEW, 'a'), await store.find(VIEW, 'b')]).toStrictEqual([
      ['a@9', 'b@9'],
      { n: 9 },
      null,
    ]);
    expect(await store.load(VIEW, ['b', 'c'])).toStrictEqual(new Map([['b', { document: null, position: 9n }]]));
  });

  it('accepts a duplicate key error only if the stored position confirms it', async () => {
    await store.save(batch(0n, 5n, 'a'));
    world.proxy.faults.next({ command: 'update', collection: DOCUMENTS }, fault.duplicateKeyRace(1));
    world.proxy.faults.next({ command: 'update', collection: DOCUMENTS }, fault.duplicateKeyRace(0));
    await store.save(batch(5n, 9n, 'b', 'a', 'c'));
    expect([await kept(), await store.checkpoint(VIEW)]).toStrictEqual([['a@9', 'b@9', 'c@9'], 9n]);
    expect(await store.find(VIEW, 'a')).toStrictEqual({ to: '9' });
  });

  it('gives up on an unexplained duplicate key error, and moves no checkpoint', async () => {
    world.proxy.faults.always({ command: 'update', collection: DOCUMENTS }, fault.duplicateKeyRace(0));
    await expect(store.save(batch(0n, 9n, 'a', 'b'))).rejects.toBeInstanceOf(StoreUnavailable);
    expect([await kept(), await store.checkpoint(VIEW)]).toStrictEqual([['b@9'], 0n]);
  });

  it('finds out whether the checkpoint was moved if the response was lost', async () => {
    const moves = { command: 'update', collection: 'checkpoints', nth: 2 };
    world.proxy.faults.always(moves, fault.lostReply);
    const saving = store.save(batch(0n, 9n, 'a'));
    await saving;
    world.proxy.faults.clear();
    expect(await store.checkpoint(VIEW)).toBe(9n);
    world.proxy.faults.next({ command: 'update', collection: 'checkpoints', nth: 2 }, fault.dropBefore);
    await store.save(batch(9n, 12n, 'a'));
    expect(await store.checkpoint(VIEW)).toBe(12n);
  });

  it('reports an unknown outcome if it cannot find out', async () => {
    const moves = { command: 'update', collection: 'checkpoints', nth: 2 };
    world.proxy.faults.always(moves, fault.dropBefore);
    await expect(store.save(batch(0n, 9n, 'a'))).rejects.toBeInstanceOf(UnknownOutcome);
    world.proxy.faults.clear();
    await store.save(batch(0n, 9n, 'a'));
    expect(await store.checkpoint(VIEW)).toBe(9n);
  });

  it('moves no checkpoint before all documents are stored', async () => {
    const faults = [
      fault.partialBatch(1),
      fault.dropBefore,
      fault.error(14_031, 'OutOfDiskSpace'),
      fault.error(2, 'BadValue'),
      fault.writeConcernError(64, 'WriteConcernTimeout'),
    ];
    const errors: unknown[] = [];
    for (const each of faults) {
      world.proxy.faults.always({ command: 'update', collection: DOCUMENTS }, each);
      await store.save(batch(0n, 9n, 'a', 'b')).catch((error: unknown) => errors.push(error));
      expect(await store.checkpoint(VIEW)).toBe(0n);
      world.proxy.faults.clear();
    }
    expect(errors.map((error) => (error as Error).name)).toStrictEqual([
      'UnknownOutcome',
      'UnknownOutcome',
      StorageFull.name,
      'MongoBulkWriteError',
      'UnknownOutcome',
    ]);
    await store.save(batch(0n, 11n, 'a', 'b'));
    expect(await kept()).toStrictEqual(['a@11', 'b@11']);
  });

  it('has written nothing if the claim fails', async () => {
    world.proxy.faults.always({ command: 'update', collection: 'checkpoints' }, fault.lostReply);
    await expect(store.save(batch(0n, 9n, 'a'))).rejects.toBeInstanceOf(StoreUnavailable);
    world.proxy.faults.clear();
    expect(await kept()).toStrictEqual([]);
    await store.save(batch(0n, 9n, 'a'));
  });

  it('refuses an owner of an earlier epoch once a later one has prepared the view', async () => {
    const gate = new Gate();
    world.proxy.faults.next({ command: 'update', collection: DOCUMENTS }, fault.slow(gate));
    const saving = store.save(batch(0n, 5n, 'a', 'b'));
    const refused = expect(saving).rejects.toBeInstanceOf(CheckpointConflict);
    await gate.reached;
    const later = await storeOf(2n);
    await later.save(batch(0n, 9n, 'a'));
    gate.open();
    await refused;
    await expect(store.save(batch(9n, 10n, 'a'))).rejects.toThrow('cards.v1 belongs to epoch 2, not 1');
    await expect(store.prepare(VIEW, [])).rejects.toBeInstanceOf(CheckpointConflict);
    await expect(store.reset(VIEW)).rejects.toBeInstanceOf(CheckpointConflict);
    await expect(store.discard(VIEW)).rejects.toBeInstanceOf(CheckpointConflict);
    expect([await kept(), await later.checkpoint(VIEW)]).toStrictEqual([['a@9', 'b@5'], 9n]);
  });

  it('lets a worker continue under the same epoch if one died during a save', async () => {
    world.proxy.faults.always({ command: 'update', collection: DOCUMENTS }, fault.partialBatch(1));
    await expect(store.save(batch(0n, 5n, 'a', 'b'))).rejects.toBeInstanceOf(UnknownOutcome);
    world.proxy.faults.clear();
    const next = new MongoReadStore(await world.connect(), () => 1n);
    await expect(next.save(batch(0n, 9n, 'a', 'b'))).rejects.toBeInstanceOf(CheckpointConflict);
    await next.prepare(VIEW, []);
    await next.save(batch(0n, 9n, 'a', 'b'));
    expect(await kept()).toStrictEqual(['a@9', 'b@9']);
  });

  it('completes a deletion interrupted by a crash, and permits no save before', async () => {
    await store.save(batch(0n, 5n, 'a', 'b'));
    world.proxy.faults.always({ command: 'delete', collection: DOCUMENTS }, fault.dropBefore);
    await expect(store.reset(VIEW)).rejects.toBeInstanceOf(UnknownOutcome);
    world.proxy.faults.clear();
    await expect(store.save(batch(0n, 9n, 'c'))).rejects.toBeInstanceOf(CheckpointConflict);
    const next = await storeOf(1n);
    expect([await kept(), await next.checkpoint(VIEW)]).toStrictEqual([[], 0n]);
    await next.save(batch(0n, 9n, 'c'));
  });

  it('stores thousands in several requests', async () => {
    const ids = Array.from({ length: 2_500 }, (_, n) => `d${n}`);
    world.sent();
    await store.save(batch(0n, 9n, ...ids));
    expect(world.sent(DOCUMENTS).map(([, { updates }]) => (updates as unknown[]).length)).toStrictEqual([
      1_000, 1_000, 500,
    ]);
    expect((await store.load(VIEW, ids)).size).toBe(2_500);
  });

  it('survives a primary that steps down', async () => {
    for (const collection of ['checkpoints', DOCUMENTS]) {
      world.proxy.faults.next({ command: 'update', collection }, fault.notPrimary);
      await store.save(batch(0n, 9n, 'a')).catch(() => {});
      await store.prepare(VIEW, []);
      await store.reset(VIEW);
    }
    await store.save(batch(0n, 9n, 'a'));
    world.proxy.faults.next({ command: 'find', collection: DOCUMENTS }, fault.notPrimary);
    expect(await store.find(VIEW, 'a')).toStrictEqual({ to: '9' });
  });

  it.each(['lostReply', 'dropBefore'] as const)('changes generations once through a %s', async (kind) => {
    const [second, third] = [beginRebuild(FIRST_GENERATION), switchToBuilt(beginRebuild(FIRST_GENERATION))];
    world.proxy.faults.next({ command: 'insert', collection: 'generations' }, fault[kind]);
    await store.changeGenerations(VIEW, FIRST_GENERATION, second);
    world.proxy.faults.next({ command: 'update', collection: 'generations' }, fault[kind]);
    await store.changeGenerations(VIEW, second, third);
    expect(await store.generations(VIEW)).toStrictEqual(third);
    world.proxy.faults.next({ command: 'update', collection: 'generations' }, fault[kind]);
    await expect(store.changeGenerations(VIEW, second, third)).rejects.toBeInstanceOf(GenerationConflict);
  });

  it('reports queries without a response', async () => {
    for (const collection of ['generations', DOCUMENTS]) {
      world.proxy.faults.always({ command: 'find', collection }, fault.dropBefore);
      await expect(store.find(VIEW, 'a')).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(store.list(VIEW, { where: [], limit: 9 })).rejects.toBeInstanceOf(StoreUnavailable);
      world.proxy.faults.clear();
    }
    expect(await store.find(VIEW, 'a')).toBeNull();
  });
});
