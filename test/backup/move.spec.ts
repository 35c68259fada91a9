import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { upcasters } from '@sealtrail/contexts';
import type { PersonalDataAccess, RecordedEvent } from '@sealtrail/event-sourcing';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import {
  DataFolder,
  type DistributedStores,
  FolderFileStore,
  GridFsFileStore,
  initialiseFolder,
  MongoVault,
  moveFolder,
  openDistributed,
  readSettings,
  restoreFolder,
  SqliteAccessTrail,
  SqliteEventReader,
  sharedSettings,
  verifyBackup,
} from '@sealtrail/platform';
import { Database, FakeKurrentDb } from '@sealtrail/platform/testing';
import { factsWithPosition } from '@sealtrail/supervision';
import { commandIdOf, isRefused, type SentCommand } from '../crash/client-commands';
import { timersIn, viewFindings } from '../crash/file-check';
import { Load } from '../crash/load';
import { gapFindings, type Log, logFindings, readLog } from '../crash/log-check';
import { peopleFindings } from '../crash/people-check';
import { StandaloneUnderTest } from '../crash/standalone-under-test';
import { MongoDouble } from '../mongo-double/mongo-double';
import { FaultProxy } from '../mongo-proxy/fault-proxy';
import { fault } from '../mongo-proxy/faults';
import { runCli } from '../run-cli';
import { spawnMain } from '../spawned';

const MATERIAL = '平面图';
const NEEDED_AT = '2031-05-06T07:08:09.000Z';
const READ: PersonalDataAccess = {
  id: 'read-1',
  at: '2026-03-02T01:00:00.000Z',
  actor: 'key-1',
  role: 'officer',
  department: 'market',
  official: null,
  route: 'GET /v1/applications/:id',
  cases: [{ id: 'case-1', region: '431002' }],
  fields: ['applicant.name'],
  file: null,
  purpose: null,
  asked: null,
  region: null,
};
const KILLED_AT = 100;
const CUTS_SEED = 41;
/** The further the last attempt came, the further the next one may come. */
const CALLS_MIN = 20;
const CALLS_MORE = 15;

/** Without its position, and without positions that it contains. */
const bare = (fact: RecordedEvent) => {
  const data = factsWithPosition.has(fact.type) ? { ...fact.data, position: null } : fact.data;
  return { ...fact, position: null, data };
};

/** The data of a standalone process move to two servers. */
describe('moving a data folder to a namespace', () => {
  let parent: string;
  let site: StandaloneUnderTest;
  let sent: readonly SentCommand[];
  let lived: Log;
  let sha256: string;
  /** A second material, which a case references. */
  let referenced: string;
  let servers: readonly string[];
  let log: FakeKurrentDb;
  let documents: MongoDouble;
  let proxy: FaultProxy;
  const at = (name: string): string => join(parent, name);

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'sealtrail-move-'));
    [log, documents] = [await FakeKurrentDb.start(), await MongoDouble.start()];
    site = new StandaloneUnderTest(at('lived'), null);
    const server = await site.start();
    const { body } = await server.post('/v1/files', undefined).type('text/plain').send(MATERIAL).expect(201);
    ({ sha256 } = body as { sha256: string });
    const load = new Load({
      urls: () => [server.url],
      clientKeys: site.clientKeys as NonNullable<StandaloneUnderTest['clientKeys']>,
      random: new SeededRandom(7),
      prefix: 'move',
      now: site.now,
      clients: 4,
      dayChance: 0,
      endures: false,
    });
    const running = load.run();
    await load.whenSent(60);
    load.stop();
    await running;
    ({ sent } = load);
    await site.waitUntilIdle(server);
    expect(await server.stop()).toBe(0);
    const files = await FolderFileStore.open(join(site.folder, 'files'));
    ({ sha256: referenced } = await files.keep(Readable.from(['总图']), 1_000));
    await files.renew(referenced, NEEDED_AT);
    await files.markReferenced(referenced);
    const trail = await SqliteAccessTrail.open(join(site.folder, 'trail.sqlite'));
    await trail.keep(READ);
    await trail.close();
    const reader = new SqliteEventReader(join(site.folder, 'events.sqlite'));
    lived = await readLog(reader);
    await reader.close();
    proxy = await FaultProxy.before(documents.url);
    servers = ['--kurrentdb-url', log.url, '--mongodb-url', proxy.url];
  });

  afterEach(async () => {
    for (const stores of opened.splice(0)) await stores.close();
  });

  afterAll(async () => {
    await proxy.close();
    await documents.close();
    log.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  const keyFile = (): string => join(site.folder, 'vault.key');
  const optionsOf = (namespace: string) => [...servers, '--namespace', namespace, '--vault-key-file', keyFile()];
  const settingsOf = (namespace: string) => sharedSettings(readSettings(optionsOf(namespace), {}));
  const readsIn = (folder: string): readonly string[] => {
    const trail = new Database(join(folder, 'trail.sqlite'), { readonly: true });
    const entries = trail.prepare<[], string>('SELECT entry FROM reads').pluck().all();
    trail.close();
    return entries.toSorted();
  };
  const opened: DistributedStores[] = [];
  const open = async (namespace: string): Promise<DistributedStores> => {
    const stores = await openDistributed(settingsOf(namespace), upcasters, { warn: () => {} });
    opened.push(stores);
    return stores;
  };
  const move = (namespace: string) =>
    moveFolder({ folder: site.folder, to: settingsOf(namespace), placed: factsWithPosition, onProgress: () => {} });

  it('if killed in the middle prevents any process from starting there, and resumes where it was', async () => {
    const moving = spawnMain(
      ['apps', 'cli', 'src', 'main.js'],
      ['migrate', '--data-dir', site.folder, ...optionsOf('moved')],
    );
    const reached = new Promise<void>((resolve) => {
      let appends = 0;
      log.onAppend = () => {
        appends += 1;
        if (appends === KILLED_AT) resolve();
        return appends < KILLED_AT ? 'none' : 'silent';
      };
    });
    await reached;
    await moving.end('SIGKILL');
    log.onAppend = () => 'none';
    await expect(open('moved')).rejects.toThrow('was not finished');
    expect(await runCli(['backup', at('of-half'), ...optionsOf('moved')])).toMatchObject({
      code: 1,
      said: expect.stringContaining('was not finished'),
    });
    const before = log.log.events.length;
    const migrated = await runCli(['migrate', '--data-dir', site.folder, ...optionsOf('moved')]);
    expect(migrated).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${lived.events.length} facts, compared one by one`),
    });
    expect(log.log.events.length).toBeGreaterThan(before);
    expect(() => DataFolder.open(site.folder, null)).toThrow('was migrated to the namespace moved');
  });

  it('preserves events, timers, outcomes, subjects, files and values keyed with its secret', async () => {
    const { events, documents: connection, secret } = await open('moved');
    const moved = await readLog(events);
    expect(moved.events.map(bare)).toEqual(lived.events.map(bare));
    expect([...logFindings(moved), ...gapFindings(moved)]).toEqual([]);
    const timers = timersIn(site.folder);
    expect(timers.size).toBeGreaterThan(0);
    const carried = await documents.stored('moved', 'timers');
    expect(new Map(carried.map(({ _id, due }) => [_id, due]))).toEqual(timers);
    const reader = new SqliteEventReader(join(site.folder, 'events.sqlite'));
    expect(sent.filter(({ answer }) => isRefused(answer)).length).toBeGreaterThan(0);
    for (const { command: wish } of sent) {
      const [here, there] = [await reader.answerTo(commandIdOf(wish)), await events.answerTo(commandIdOf(wish))];
      expect(there && { ...there, position: 0n }).toEqual(here && { ...here, position: 0n });
    }
    await reader.close();
    expect(await peopleFindings(await MongoVault.open(connection, keyFile()), moved, sent)).toEqual([]);
    const material = await (await GridFsFileStore.open(connection)).find(sha256);
    expect(Buffer.concat(await (material?.content.toArray() as Promise<Buffer[]>)).toString()).toBe(MATERIAL);
    const materials = await documents.stored('moved', 'materials');
    expect(new Map(materials.map(({ _id, told }) => [_id, told === true]))).toEqual(
      new Map([
        [sha256, false],
        [referenced, true],
      ]),
    );
    expect(materials.find(({ _id }) => _id === referenced)).toMatchObject({ neededAt: NEEDED_AT });
    expect(readsIn(site.folder)).toContain(JSON.stringify(READ));
    const reads = (await documents.stored('moved', 'access-trail')).map(({ entry }) => String(entry));
    expect(reads.toSorted()).toEqual(readsIn(site.folder));
    rmSync(join(site.folder, 'moved.json'));
    const folder = DataFolder.open(site.folder, null);
    const alone = await initialiseFolder(readSettings(['--data-dir', site.folder], {}), folder);
    folder.close();
    expect(secret.derive('x')).toEqual(alone.secret.derive('x'));
  });

  it('if interrupted at any call to either server, repeatedly, has the same result', async () => {
    const random = new SeededRandom(CUTS_SEED);
    let cuts = 0;
    for (let isOver = false; !isOver; ) {
      const callsMax = CALLS_MIN + CALLS_MORE * cuts;
      const [atAppend, atWrite] = [random.below(callsMax), random.below(callsMax)];
      let appends = 0;
      log.onAppend = () => (++appends > atAppend ? 'denied' : 'none');
      const writes = ['insert', 'update', 'findAndModify'].map((command) =>
        proxy.faults.always({ command, nth: atWrite }, fault.error(13, 'Unauthorized')),
      );
      const outcome = await move('cut').catch((error: unknown) => error);
      for (const rule of writes) rule.cancel();
      log.onAppend = () => 'none';
      isOver = !(outcome instanceof Error);
      if (isOver) break;
      cuts += 1;
      // Before the move has begun, the first process to start would initialise the namespace.
      const isBegun = (await documents.stored('cut', 'sealtrail')).some(({ _id }) => _id === 'move');
      if (isBegun) await expect(open('cut')).rejects.toThrow('was not finished');
    }
    expect(cuts).toBeGreaterThan(5);
    const { events } = await open('cut');
    expect((await readLog(events)).events.map(bare)).toEqual(lived.events.map(bare));
    const kept = (namespace: string) =>
      Promise.all(
        ['vault.subjects', 'materials', 'timers', 'access-trail'].map(async (name) =>
          (await documents.stored(namespace, name)).map(({ _id }) => String(_id)).toSorted(),
        ),
      );
    expect(await kept('cut')).toEqual(await kept('moved'));
  });

  it('is refused for a namespace with data', async () => {
    await expect(move('moved')).rejects.toThrow('The namespace moved is not empty');
    await open('others');
    await expect(move('others')).rejects.toThrow('The namespace others is not empty');
  });

  it('can be followed by a backup of the running namespace, restored to a folder', async () => {
    await open('moved');
    expect(await runCli(['backup', at('of-servers'), ...optionsOf('moved')])).toMatchObject({ code: 0 });
    const asked = { keyFile: keyFile(), upcasters, onProgress: () => {} };
    const verified = await verifyBackup(at('of-servers'), asked);
    expect(verified).toMatchObject({ findings: [], facts: lived.events.length });
    expect(timersIn(at('of-servers/data'))).toEqual(timersIn(site.folder));
    expect(verified.opened).toBeGreaterThan(10);
    expect(readsIn(at('of-servers/data'))).toEqual(readsIn(site.folder));
    await restoreFolder({ ...asked, backup: at('of-servers'), target: at('back'), accept: false });
    cpSync(keyFile(), at('back/vault.key'));
    const server = await site.forRestoredFolder(at('back')).start();
    await site.waitUntilIdle(server);
    await server.get(`/v1/files/${sha256}`).expect(200);
    expect(await server.stop()).toBe(0);
    const reader = new SqliteEventReader(at('back/events.sqlite'));
    const log = await readLog(reader);
    // What was due meanwhile has fired.
    expect(log.events.slice(0, lived.events.length).map(bare)).toEqual(lived.events.map(bare));
    expect((await viewFindings(at('back'), reader)).findings).toEqual([]);
    await reader.close();
  });

  it('works with a backup as the source', async () => {
    expect(await runCli(['backup', at('backup'), '--data-dir', site.folder])).toMatchObject({ code: 0 });
    const restored = await runCli(['restore', at('backup'), ...optionsOf('restored')]);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('stands in the namespace restored') });
    const { events } = await open('restored');
    expect((await readLog(events)).events.length).toBe(lived.events.length);
  });
});
