import { CheckpointConflict, type Timer, UnknownOutcome } from '@sealtrail/event-sourcing';
import { MongoTimerOverview, MongoTimerStore } from '@sealtrail/platform';
import { Long } from 'mongodb';
import { fault } from '../mongo-proxy/faults';
import { Gate } from '../mongo-proxy/gate';
import { MongoWorld } from './mongo-world';
import { deployments } from './server-behind';

const DUE = '2026-03-01T00:00:00.000Z';
const timer = (id: string, due = DUE): Timer => ({
  id,
  due,
  setAt: '2026-01-01T00:00:00.000Z',
  rank: 0,
  reactor: 'deadline-watch',
  causationId: 'e-1',
  correlationId: 'trace-1',
  source: 'application-1',
  stream: 'supervision-1',
  command: { type: 'CheckLimits', data: { at: due } },
});

describe.each(deployments)('timers through a proxy to a %s', (deployment) => {
  let world: MongoWorld;
  let store: MongoTimerStore;

  const storeOf = async (partition: string, epoch: bigint) =>
    MongoTimerStore.open(await world.connect(), { partition, epoch });
  const kept = async () => (await world.stored('timers')).map(({ _id }) => _id);

  beforeEach(async () => {
    world = await MongoWorld.start(deployment);
    store = await storeOf('1/2', 1n);
  });
  afterEach(() => world.close());

  it('are stored before the checkpoint moves; all on a majority, the position in 64 bits', async () => {
    await store.checkpoint('reactors');
    world.sent();
    await store.advance('reactors', [timer('a')], 9n);
    const sent = world.sent('timers', 'timer-checkpoints').filter(([name]) => name === 'update');
    const written = { w: 'majority', j: true };
    const { id: _id, command, ...fields } = timer('a');
    const [nine, one] = [Long.fromNumber(9), Long.fromNumber(1)];
    expect(
      sent.map(([, { update, ordered, writeConcern, updates }]) => [update, ordered, writeConcern, updates]),
    ).toEqual([
      [
        'timers',
        false,
        written,
        [
          {
            q: { _id: { $eq: 'a' } },
            u: {
              $setOnInsert: {
                ...fields,
                rank: expect.anything(),
                part: '1/2',
                dueAndKnown: DUE,
                command: JSON.stringify(command),
              },
            },
            upsert: true,
          },
        ],
      ],
      [
        'timer-checkpoints',
        true,
        written,
        [
          {
            q: { _id: { $eq: '1/2/reactors' }, position: { $lt: nine }, epoch: { $lte: one } },
            u: { $set: { position: nine, epoch: one, mark: '' } },
          },
        ],
      ],
    ]);
  });

  it('move no checkpoint before all are stored, and are stored once when it is retried', async () => {
    for (const each of [fault.partialBatch(1), fault.dropBefore, fault.writeConcernError(64, 'WriteConcernTimeout')]) {
      world.proxy.faults.always({ command: 'update', collection: 'timers' }, each);
      await expect(store.advance('reactors', [timer('a'), timer('b')], 9n)).rejects.toBeInstanceOf(UnknownOutcome);
      expect(await store.checkpoint('reactors')).toBe(0n);
      world.proxy.faults.clear();
    }
    await store.advance('reactors', [timer('a'), timer('b')], 9n);
    expect([await kept(), await store.checkpoint('reactors')]).toStrictEqual([['a', 'b'], 9n]);
  });

  it('are stored although another stores the same concurrently', async () => {
    world.proxy.faults.next({ command: 'update', collection: 'timers' }, fault.duplicateKeyRace(0));
    await store.advance('reactors', [timer('a'), timer('b')], 9n);
    expect(await kept()).toStrictEqual(expect.arrayContaining(['a', 'b']));
  });

  it('advance if the response is lost', async () => {
    for (const [position, each] of [
      [5n, fault.lostReply],
      [9n, fault.dropBefore],
    ] as const) {
      world.proxy.faults.next({ command: 'update', collection: 'timer-checkpoints' }, each);
      await store.advance('reactors', [timer('a')], position);
      expect(await store.checkpoint('reactors')).toBe(position);
    }
  });

  it('are refused to an owner of an earlier epoch, from the first read of a later one on', async () => {
    await store.advance('reactors', [timer('a')], 5n);
    const gate = new Gate();
    world.proxy.faults.next({ command: 'update', collection: 'timer-checkpoints' }, fault.slow(gate));
    const advancing = expect(store.advance('reactors', [timer('b')], 9n)).rejects.toBeInstanceOf(CheckpointConflict);
    await gate.reached;
    const later = await storeOf('1/2', 2n);
    expect(await later.checkpoint('reactors')).toBe(5n);
    gate.open();
    await advancing;
    await expect(store.checkpoint('reactors')).rejects.toThrow('1/2/reactors belongs to epoch 2, not 1');
    await later.advance('reactors', [timer('b'), timer('c')], 9n);
    expect([await kept(), await later.checkpoint('reactors')]).toStrictEqual([['a', 'b', 'c'], 9n]);
  });

  it('of a version that did not store when they were set can fire from their instant on', async () => {
    await store.advance('reactors', [{ ...timer('a', '2026-04-01T00:00:00.000Z'), setAt: DUE }, timer('b')], 5n);
    const { db } = await world.connect();
    const [early, late] = ['2026-03-02T00:00:00.000Z', '2026-03-03T00:00:00.000Z'];
    await db
      .collection('timers')
      .updateOne({ _id: 'b' as never }, { $unset: { setAt: '', source: '', dueAndKnown: '' }, $set: { due: late } });
    expect(await store.waiting()).toMatchObject({ oldest: late, dueAndKnown: late });
    await db.collection('timers').updateOne({ _id: 'b' as never }, { $set: { due: early } });
    expect(await store.dueAt(early, 9)).toStrictEqual([{ ...timer('b'), due: early, setAt: early, source: null }]);
    expect(await store.waiting()).toMatchObject({ oldest: early, dueAndKnown: early });
  });

  it('belong to one partition, and are shown together for monitoring', async () => {
    const other = await storeOf('2/2', 4n);
    await store.advance('reactors', [timer('a')], 5n);
    await other.advance('reactors', [timer('b', '2026-02-01T00:00:00.000Z'), timer('c')], 7n);
    await store.done(['b']);
    expect((await store.dueAt(DUE, 9)).map(({ id }) => id)).toStrictEqual(['a']);
    expect([await store.nextDue(), await store.waiting()]).toStrictEqual([
      DUE,
      { count: 1, oldest: DUE, dueAndKnown: DUE },
    ]);
    const overview = new MongoTimerOverview(await world.connect());
    expect(await overview.waitingInAll()).toStrictEqual({
      count: 3,
      oldest: '2026-02-01T00:00:00.000Z',
      dueAndKnown: '2026-02-01T00:00:00.000Z',
    });
    expect(await overview.checkpoints()).toStrictEqual([
      { partition: '1/2', reactor: 'reactors', position: 5n, epoch: 1n },
      { partition: '2/2', reactor: 'reactors', position: 7n, epoch: 4n },
    ]);
  });
});
