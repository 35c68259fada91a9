import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { backUpFolder, DataFolder, dataFolderOf, readSettings, SqliteEventReader } from '@sealtrail/platform';
import { viewFindings } from '../crash/file-check';
import { logFindings, readLog } from '../crash/log-check';
import { BEGUN, tellStory } from '../formats/frozen-story';
import { runCli } from '../run-cli';
import { startServer } from '../server';
import { at } from '../stories/local-time';
import { done, Office } from '../stories/office';
import { reconcileWithCrashes } from './crashing-stores';

const LATER = '2026-03-23';

/** A server that ran up to one day, and then to a later one: parts of the earlier state are put into the later one. */
describe('a store restored from a different time', () => {
  let parent: string;
  let adminKey: string;
  /** The later case. */
  let later: string;
  const stage = (name: string): string => join(parent, name);
  const start = (dataDir: string) => startServer({ simulatedClock: BEGUN, dataDir, adminKey });

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'sealtrail-apart-'));
    const dataDir = stage('later');
    const server = await startServer({ simulatedClock: BEGUN, dataDir });
    ({ adminKey } = server);
    const { officerKey } = await tellStory(server);
    const wish = { folder: dataDir, target: stage('backup'), keyFile: null, withKey: false, madeAt: BEGUN };
    await backUpFolder({ ...wish, onProgress: () => {} });
    cpSync(dataFolderOf(wish.target), stage('earlier'), { recursive: true });
    const market = new Office('market', officerKey, { server, today: '2026-03-11' });
    const { body } = await done(
      server.post('/v1/files', undefined, officerKey).type('text/plain').send('第二张平面图'),
    );
    const { sha256: file } = body as { sha256: string };
    later = await market.files('food-licence', { materials: [{ code: 'floor-plan', satisfiedBy: 'uploaded', file }] });
    await server.setClock(at(LATER, '09:00'));
    expect(await server.stop()).toBe(0);
  });

  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  /** A folder of the later day, with parts of the earlier one. */
  const mixed = (...earlier: readonly string[]): string => {
    const dataDir = mkdtempSync(stage('mixed-'));
    cpSync(stage('later'), dataDir, { recursive: true });
    for (const name of earlier) {
      for (const end of ['', '-wal', '-shm']) rmSync(join(dataDir, `${name}${end}`), { recursive: true, force: true });
      cpSync(join(stage('earlier'), name), join(dataDir, name), { recursive: true });
    }
    return dataDir;
  };
  const reconcile = (dataDir: string, ...more: readonly string[]) =>
    runCli(['reconcile', ...more, '--data-dir', dataDir]);
  const factsIn = async (dataDir: string) => {
    const reader = new SqliteEventReader(join(dataDir, 'events.sqlite'));
    const log = await readLog(reader);
    const findings = [...logFindings(log), ...(await viewFindings(dataDir, reader)).findings];
    await reader.close();
    return { count: log.events.length, findings };
  };
  const lostIn = (dataDir: string): readonly { readonly what: string; readonly id: string }[] =>
    readdirSync(dataDir)
      .filter((name) => name.startsWith('lost-'))
      .flatMap((name) => readFileSync(join(dataDir, name), 'utf8').trim().split('\n'))
      .map((line) => JSON.parse(line) as { what: string; id: string });

  it('is caught up if it follows the log and is older: nothing fires twice', async () => {
    const dataDir = mixed('views.sqlite', 'timers.sqlite');
    const { count } = await factsIn(stage('later'));
    const server = await start(dataDir);
    await server.setClock(at(LATER, '09:00'));
    await done(server.get(`/v1/applications/${later}`));
    expect(await server.stop()).toBe(0);
    expect(await factsIn(dataDir)).toEqual({ count, findings: [] });
    expect(await reconcile(dataDir)).toMatchObject({ code: 0, said: expect.stringContaining('nothing to do') });
  });

  it('is detected if it is the log; lost acknowledged data are listed, and the rest continues', async () => {
    const dataDir = mixed('events.sqlite');
    await expect(start(dataDir)).rejects.toThrow(/ended with code 2[\s\S]*the log is older[\s\S]*cli -- reconcile/);
    expect(await reconcile(dataDir)).toMatchObject({ code: 1, said: expect.stringContaining('the log is older') });
    const { count } = await factsIn(stage('earlier'));
    expect(await reconcile(dataDir, '--yes')).toMatchObject({ code: 0 });
    expect(lostIn(dataDir).filter(({ id }) => id === later)).toContainEqual(
      expect.objectContaining({ what: 'document', view: 'applications.v4', now: null }),
    );
    const server = await start(dataDir);
    await server.get(`/v1/applications/${later}`).expect(404);
    expect(await server.stop()).toBe(0);
    const { count: after, findings } = await factsIn(dataDir);
    expect([findings, after >= count]).toEqual([[], true]);
  });

  it('is reconciled despite interruptions: no server starts in between, and the list is complete', async () => {
    const dataDir = mixed('events.sqlite');
    const settings = readSettings(['--data-dir', dataDir], {});
    const died = await reconcileWithCrashes(settings, dataDir, async (act) => {
      const start = () => DataFolder.open(dataDir, null).close();
      if (act !== 'mending.keep') expect(start).toThrow('was not finished');
    });
    expect(died.length).toBe(9);
    const [before] = readdirSync(dataDir).filter((name) => /^views-before-\d+\.sqlite$/.test(name));
    expect(before).toBeDefined();
    expect(lostIn(dataDir).filter(({ id }) => id === later).length).toBeGreaterThan(0);
    expect(await reconcile(dataDir)).toMatchObject({ code: 0, said: expect.stringContaining('nothing to do') });
    expect((await factsIn(dataDir)).findings).toEqual([]);
  });

  it('is detected if events reference missing data: the vault, the files', async () => {
    const dataDir = mixed('vault.sqlite', 'files');
    const vault = 'the vault lacks 1 data subjects referenced by the log';
    const files = '1 files referenced by the log are missing';
    await expect(start(dataDir)).rejects.toThrow(new RegExp(`${vault}[\\s\\S]*${files}`));
    const reconciled = await reconcile(dataDir, '--yes');
    for (const said of [vault, files])
      expect(reconciled).toMatchObject({ code: 0, said: expect.stringContaining(said) });
    const stream = `application-${later}`;
    expect(lostIn(dataDir)).toEqual(['person', 'file'].map((what) => expect.objectContaining({ what, stream })));
    const server = await start(dataDir);
    await done(server.get(`/v1/applications/${later}`));
    expect(await server.stop()).toBe(0);
  });
});
