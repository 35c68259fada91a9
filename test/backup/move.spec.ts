import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import {
  DataFolder,
  GridFsFileStore,
  MongoVault,
  moveFolder,
  openDistributed,
  readSettings,
  SqliteEventReader,
  settleFolder,
  sharedSettings,
} from '@sealtrail/platform';
import { FakeKurrentDb } from '@sealtrail/platform/testing';
import { Load } from '../crash/load';
import { holeFindings, type Log, logFindings, readLog } from '../crash/log-check';
import { peopleFindings } from '../crash/people-check';
import { Site } from '../crash/site';
import { commandIdOf, isRefused, type Sent } from '../crash/wishes';
import { MongoDouble } from '../mongo-double/mongo-double';
import { runCli } from '../run-cli';

const MATERIAL = '平面图';

/** A town that one process kept moves to two servers. */
describe('a data folder that becomes a namespace', () => {
  let parent: string;
  let site: Site;
  let sent: readonly Sent[];
  let lived: Log;
  let sha256: string;
  let servers: readonly string[];
  let log: FakeKurrentDb;
  let documents: MongoDouble;
  const at = (name: string): string => join(parent, name);

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'sealtrail-move-'));
    [log, documents] = [await FakeKurrentDb.start(), await MongoDouble.start({ recording: false })];
    site = new Site(at('lived'), null);
    const server = await site.start();
    const { body } = await server.post('/v1/files', undefined).type('text/plain').send(MATERIAL).expect(201);
    ({ sha256 } = body as { sha256: string });
    const load = new Load({
      urls: () => [server.url],
      town: site.town as NonNullable<Site['town']>,
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
    await site.quiet(server);
    expect(await server.stop()).toBe(0);
    const reader = new SqliteEventReader(join(site.folder, 'events.sqlite'));
    lived = await readLog(reader);
    await reader.close();
    servers = ['--kurrentdb-url', log.url, '--mongodb-url', documents.url];
  });

  afterAll(async () => {
    await documents.close();
    log.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  const keyFile = (): string => join(site.folder, 'vault.key');
  const optionsOf = (namespace: string) => [...servers, '--namespace', namespace, '--vault-key-file', keyFile()];
  const settingsOf = (namespace: string) => sharedSettings(readSettings(optionsOf(namespace), {}));
  const open = (namespace: string) => openDistributed(settingsOf(namespace), upcasters, { warn: () => {} });
  const move = (onProgress: (what: string, done: number) => void) =>
    moveFolder({ folder: site.folder, to: settingsOf('moved'), onProgress });

  it('cut off in the middle lets nobody work there, and goes on where it was', async () => {
    let told = 0;
    const dies = (what: string): void => {
      if (what === 'facts' && ++told === 70) throw new Error('killed');
    };
    await expect(move(dies)).rejects.toThrow('killed');
    await expect(open('moved')).rejects.toThrow('was not finished');
    const before = log.log.events.length;
    const migrated = await runCli(['migrate', '--data-dir', site.folder, ...optionsOf('moved')]);
    expect(migrated).toMatchObject({
      code: 0,
      said: expect.stringContaining(`${lived.events.length} facts, compared one by one`),
    });
    expect(log.log.events.length).toBeGreaterThan(before);
    await expect(site.restoredIn(site.folder).start()).rejects.toThrow('was moved to the namespace moved');
  });

  it('is the same there: facts, answers, people, files and what was keyed with its secret', async () => {
    const { events, documents: connection, secret, close } = await open('moved');
    const moved = await readLog(events);
    const bare = ({ position: _, ...fact }: Log['events'][number]) => fact;
    expect(moved.events.map(bare)).toEqual(lived.events.map(bare));
    expect([...logFindings(moved), ...holeFindings(moved)]).toEqual([]);
    const reader = new SqliteEventReader(join(site.folder, 'events.sqlite'));
    expect(sent.filter(({ answer }) => isRefused(answer)).length).toBeGreaterThan(0);
    for (const { wish } of sent) {
      const [here, there] = [await reader.answerTo(commandIdOf(wish)), await events.answerTo(commandIdOf(wish))];
      expect(there && { ...there, position: 0n }).toEqual(here && { ...here, position: 0n });
    }
    await reader.close();
    expect(await peopleFindings(await MongoVault.open(connection, keyFile()), moved, sent)).toEqual([]);
    const material = await (await GridFsFileStore.open(connection)).find(sha256);
    expect(Buffer.concat(await (material?.content.toArray() as Promise<Buffer[]>)).toString()).toBe(MATERIAL);
    rmSync(join(site.folder, 'moved.json'));
    const folder = DataFolder.open(site.folder, null);
    const alone = await settleFolder(readSettings(['--data-dir', site.folder], {}), folder);
    folder.close();
    expect(secret.derive('x')).toEqual(alone.secret.derive('x'));
    await close();
  });

  it('is never moved to where anything stands', async () => {
    await expect(move(() => {})).rejects.toThrow('The namespace moved is not empty');
    await (await open('others')).close();
    const refused = moveFolder({ folder: site.folder, to: settingsOf('others'), onProgress: () => {} });
    await expect(refused).rejects.toThrow('The namespace others is not empty');
  });

  it('is made of a backup as well', async () => {
    expect(await runCli(['backup', at('backup'), '--data-dir', site.folder])).toMatchObject({ code: 0 });
    const restored = await runCli(['restore', at('backup'), ...optionsOf('restored')]);
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('stands in the namespace restored') });
    const { events, close } = await open('restored');
    expect((await readLog(events)).events.length).toBe(lived.events.length);
    await close();
  });
});
