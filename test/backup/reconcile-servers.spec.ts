import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { departmentDefined } from '@sealtrail/catalog/testing';
import { projections, upcasters } from '@sealtrail/contexts';
import { CheckpointConflict, eventId, metadataAt, NO_STREAM, type Timer, wait } from '@sealtrail/event-sourcing';
import { type Lease, PARTITION_LEASES, Projector, VIEW_LEASES } from '@sealtrail/event-sourcing/runtime';
import {
  type DistributedStores,
  MongoConnection,
  MongoLeaseStore,
  MongoReadStore,
  MongoTimerOverview,
  MongoTimerStore,
  openDistributed,
  readSettings,
  sharedSettings,
} from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { withDeploymentStores } from '../../apps/cli/src/reconcile/deployment-stores';
import { reconcile as reconcileHere } from '../../apps/cli/src/reconcile/reconcile';
import { MongoDouble } from '../mongo-double/mongo-double';
import { FaultProxy } from '../mongo-proxy/fault-proxy';
import { fault } from '../mongo-proxy/faults';
import { runCli } from '../run-cli';
import { spawnMain } from '../spawned';
import { reconcileWithCrashes } from './crashing-stores';

const VIEW = 'departments.v1';
const PART = '3';
const AT = '2026-03-02T01:00:00.000Z';
const TIMER: Timer = {
  id: 'of-water',
  due: '2026-04-01T00:00:00.000Z',
  setAt: AT,
  rank: 0,
  reactor: 'watch',
  causationId: 'e-1',
  correlationId: 'trace-1',
  source: 'application-1',
  stream: 'supervision-1',
  command: { type: 'CheckLimits', data: { at: AT } },
};

/** Both servers; the log is replaced by an older one than the views and timers have followed. */
describe('reconcile on servers', () => {
  let parent: string;
  let log: FakeKurrentDb;
  let documents: MongoDouble;
  let proxy: FaultProxy;
  let opened: DistributedStores[] = [];
  let connections: MongoConnection[] = [];

  beforeEach(async () => {
    parent = mkdtempSync(join(tmpdir(), 'sealtrail-reconcile-'));
    log = await FakeKurrentDb.start();
    documents = await MongoDouble.start();
    proxy = await FaultProxy.before(documents.url);
  });
  afterEach(async () => {
    await stop();
    for (const connection of connections) await connection.close();
    connections = [];
    await proxy.close();
    await documents.close();
    log.stop();
    rmSync(parent, { recursive: true });
  });

  const options = (): readonly string[] => [
    `--kurrentdb-url=${log.url}`,
    `--mongodb-url=${proxy.url}`,
    `--vault-key-file=${join(parent, 'vault.key')}`,
    `--data-dir=${join(parent, 'none')}`,
    '--lease-seconds=2',
  ];
  const settings = () => sharedSettings(readSettings(options(), {}));
  const start = async (): Promise<DistributedStores> => {
    const stores = await openDistributed(settings(), upcasters, { warn: () => {} });
    opened.push(stores);
    return stores;
  };
  const stop = async (): Promise<void> => {
    for (const stores of opened) await stores.close();
    opened = [];
  };
  const reconcile = (...words: readonly string[]) => runCli(['reconcile', ...words, ...options()]);
  const lost = (): readonly unknown[] =>
    readdirSync(join(parent, 'lost'))
      .flatMap((name) =>
        readFileSync(join(parent, 'lost', name), 'utf8')
          .trim()
          .split('\n'),
      )
      .map((line) => JSON.parse(line) as unknown);
  const define = ({ events }: DistributedStores, department: string, data = {}) => {
    const defined = departmentDefined(department, department);
    const commandId = eventId('00000000-0000-5000-8000-000000000000', department.length);
    return events.append({
      stream: `department-${department}`,
      expected: NO_STREAM,
      events: [{ id: eventId(commandId, 0), type: defined.type, data: { ...defined.data, ...data } }],
      metadata: metadataAt(AT, { actor: 'spec', commandId, correlationId: commandId, causationId: null, known: {} }),
      answer: null,
    });
  };
  const viewsOf = ({ events, documents: connection }: DistributedStores): MongoReadStore =>
    new MongoReadStore(
      connection,
      () => 1n,
      (position) => events.fingerprintAt(position),
    );
  /** Briefly holds a partition of the reactors. */
  const react = async ({ events, documents: connection }: DistributedStores, to: bigint): Promise<void> => {
    const leases = new MongoLeaseStore(connection);
    const name = `${PARTITION_LEASES}/${PART}`;
    const held = (await leases.acquire(name, 'spec', (await leases.all(name))[0] ?? null)) as Lease;
    const share = { partition: PART, epoch: held.epoch };
    const timers = await MongoTimerStore.open(connection, share, (position) => events.fingerprintAt(position));
    await timers.advance(TIMER.reactor, [TIMER], to);
    await leases.release(held);
  };
  const connect = async (): Promise<MongoConnection> => {
    const connection = await MongoConnection.open({ url: proxy.url, namespace: 'sealtrail' });
    connections.push(connection);
    return connection;
  };
  /** As the workers do: folds the view, and runs a reactor that sets a timer. */
  const follow = async (stores: DistributedStores): Promise<void> => {
    const head = await stores.events.head();
    const halt = new AbortController();
    const projector = new Projector({
      events: stores.events,
      views: viewsOf(stores),
      projections: projections.filter(({ name }) => name === VIEW),
    });
    const running = projector.run(halt.signal);
    await projector.progress.waitForPosition(head, { view: VIEW, signal: halt.signal });
    halt.abort();
    await running;
    await react(stores, head);
  };
  /** Two departments are in the view, and the log has one of them. */
  const putBack = async (): Promise<void> => {
    const stores = await start();
    await define(stores, 'fire');
    await follow(stores);
    const backup = log.log.events.length;
    await define(stores, 'water');
    await follow(stores);
    await stop();
    log.log.restoreTo(backup);
  };
  const water = expect.objectContaining({ what: 'document', view: VIEW, id: 'water', now: null });
  const expectMended = async (): Promise<void> => {
    const stores = await start();
    const views = viewsOf(stores);
    expect((await views.list(VIEW, { where: [], limit: 10 })).map(({ id }) => id)).toEqual(['fire']);
    const positions = await views.positions(projections.map(({ name }) => name));
    expect([...new Set(positions.values())]).toEqual([await stores.events.head()]);
    expect(await documents.stored('sealtrail', 'timers')).toEqual([]);
    expect(await new MongoTimerOverview(stores.documents).checkpoints()).toEqual([
      { partition: PART, reactor: TIMER.reactor, position: 0n, epoch: expect.any(BigInt) },
    ]);
    await stop();
  };

  it('reports the losses; then rebuilds the views, resets the reactors, and all processes start', async () => {
    await putBack();
    await expect(start()).rejects.toThrow(/the view departments\.v1 is at[\s\S]*the reactor 3\/watch[\s\S]*reconcile/);
    expect(await reconcile()).toMatchObject({ code: 1, said: expect.stringContaining('the log is older') });
    await expect(reconcileHere(['--yes', ...options()])).rejects.toThrow('Name a FOLDER');
    expect(await reconcile(join(parent, 'lost'), '--yes')).toMatchObject({ code: 0 });
    expect(lost()).toEqual([water]);
    await expectMended();
  });

  it('lists subjects and files that the database lacks, and does not report them again', async () => {
    const stores = await start();
    const applicant = { subjectId: 'somebody', commitment: '00' };
    await define(stores, 'fire', { applicant, materials: [{ file: 'a'.repeat(64) }] });
    await stop();
    await expect(start()).rejects.toThrow('the vault lacks 1 data subjects referenced by the log');
    expect(await reconcile(join(parent, 'lost'), '--yes')).toMatchObject({ code: 0 });
    const stream = 'department-fire';
    expect(lost()).toEqual([
      expect.objectContaining({ what: 'person', id: 'somebody', stream }),
      expect.objectContaining({ what: 'file', id: 'a'.repeat(64), stream }),
    ]);
    await start();
  });

  it('continues after each interruption, loses nothing of the list, and prevents work in between', async () => {
    await putBack();
    const died = await reconcileWithCrashes(settings(), join(parent, 'lost'), async (act) => {
      // Nothing was begun before the plan was stored.
      await expect(start()).rejects.toThrow(act === 'mending.keep' ? 'the log is older' : 'was not finished');
    });
    expect(died).toEqual([
      'mending.keep',
      'views.setAside',
      'views.compare',
      'mending.keep of what is listed',
      'views.letGo',
      'timers.reset',
      'vault.follow',
      'files.follow',
      'mending.forget',
    ]);
    expect(lost()).toEqual([water]);
    await expectMended();
  });

  it('if killed while folding is continued by the same command', async () => {
    await putBack();
    const folding = proxy.faults.next({ command: 'update', collection: `view.${VIEW}~2` }, fault.hang);
    const killed = spawnMain(['apps', 'cli', 'src', 'main.js'], ['reconcile', parent, '--yes', ...options()]);
    await folding.reached;
    await killed.end('SIGKILL');
    await expect(start()).rejects.toThrow('was not finished');
    expect(await runCli(['backup', join(parent, 'half'), ...options()])).toMatchObject({
      code: 1,
      said: expect.stringContaining('was not finished'),
    });
    expect(await reconcile(join(parent, 'lost'), '--yes')).toMatchObject({ code: 0 });
    expect(lost()).toEqual([water]);
    await expectMended();
  });

  it('prevents a paused worker from moving a reactor back to its old position', async () => {
    await putBack();
    const connection = await connect();
    const asleep = await MongoTimerStore.open(connection, { partition: PART, epoch: 2n });
    await withDeploymentStores(settings(), ({ timers }) => timers.reset());
    await expect(asleep.advance(TIMER.reactor, [], 1_000_000n)).rejects.toThrow(CheckpointConflict);
  });

  it('is refused while a worker sends heartbeats, and changes nothing', async () => {
    await putBack();
    const before = await documents.stored('sealtrail', 'generations');
    const connection = await connect();
    const leases = new MongoLeaseStore(connection);
    const halt = new AbortController();
    const live = async (): Promise<void> => {
      for (
        let held = await leases.acquire(`${VIEW_LEASES}/${VIEW}`, 'worker-a', null);
        held !== null && !halt.signal.aborted;
      ) {
        held = await leases.renew(held, null);
        await wait(50, halt.signal);
      }
    };
    const living = live();
    const refused = await reconcile(parent, '--yes');
    halt.abort();
    await living;
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('worker-a is running') });
    expect(await documents.stored('sealtrail', 'generations')).toEqual(before);
    await expect(start()).rejects.toThrow('the log is older');
  });

  it('finds documents saved by a worker that died before it moved the checkpoint', async () => {
    const stores = await start();
    await define(stores, 'fire');
    await follow(stores);
    const backup = log.log.events.length;
    const { position: to } = await define(stores, 'water');
    const views = viewsOf(stores);
    await views.prepare(VIEW, []);
    const dies = proxy.faults.always({ command: 'update', collection: 'checkpoints', nth: 2 }, fault.dropBefore);
    const batch = {
      view: VIEW,
      documents: new Map([['water', { code: 'water' }]]),
      from: await views.checkpoint(VIEW),
      to,
    };
    await expect(views.save(batch)).rejects.toThrow();
    dies.cancel();
    await stop();
    log.log.restoreTo(backup);
    await expect(start()).rejects.toThrow(`the view ${VIEW} is at ${to}`);
  });
});
