import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { Agent } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { upcasters } from '@sealtrail/contexts';
import { SeededRandom } from '@sealtrail/event-sourcing/testing';
import {
  backUpFolder,
  DataFolder,
  SqliteEventReader,
  SqliteReadStore,
  SqliteVault,
  verifyBackup,
} from '@sealtrail/platform';
import { Database, readBackupList, writeBackupList } from '@sealtrail/platform/testing';
import { commandIdOf, isAcknowledged, type SentCommand, send, summaryOf } from '../crash/client-commands';
import { integrityFindings, timersIn, viewFindings } from '../crash/file-check';
import { Load } from '../crash/load';
import {
  answerFindings,
  gapFindings,
  type Log,
  logFindings,
  partialCommandFindings,
  readLog,
} from '../crash/log-check';
import { peopleFindings } from '../crash/people-check';
import { reactionFindings } from '../crash/reaction-check';
import { StandaloneUnderTest } from '../crash/standalone-under-test';
import { runCli } from '../run-cli';

const CLIENTS = 8;
const SEED = 20_260_302;
const BEGUN = '2026-03-02T09:00:00+08:00';

/** A server is backed up while it is working, is lost, and continues from its backup. */
describe('a backup made while eight clients write', () => {
  let parent: string;
  let site: StandaloneUnderTest;
  let sent: readonly SentCommand[];
  /** The final log of the first server. */
  let lived: Log;
  const at = (...names: readonly string[]): string => join(parent, ...names);
  const backUp = (target: string, ...more: readonly string[]) =>
    runCli(['backup', at(target), ...more, '--data-dir', site.folder]);

  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'sealtrail-drill-'));
    site = new StandaloneUnderTest(at('lived'), BEGUN);
    const server = await site.start();
    await server.post('/v1/files', undefined).type('text/plain').send('平面图').expect(201);
    const load = new Load({
      urls: () => [server.url],
      clientKeys: site.clientKeys as NonNullable<StandaloneUnderTest['clientKeys']>,
      random: new SeededRandom(SEED),
      prefix: 'drill',
      now: site.now,
      clients: CLIENTS,
      dayChance: 0.01,
      endures: false,
    });
    const running = load.run();
    await load.whenSent(150);
    const made = await backUp('backup');
    expect(made).toMatchObject({ code: 0, said: expect.stringContaining('NOT included') });
    await load.whenSent(load.sent.length + 50);
    load.stop();
    await running;
    expect(load.findings).toEqual([]);
    sent = load.sent;
    await site.waitUntilIdle(server);
    expect(await server.stop()).toBe(0);
    lived = await logOf(at('lived'));
  });

  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  const asked = (keyFile: string | null) => ({ keyFile, upcasters, onProgress: () => {} });
  const look = (backup: string, keyFile: string | null) => verifyBackup(at(backup), asked(keyFile));
  const copyOf = (backup: string): string => {
    const copy = mkdtempSync(at('copy-'));
    cpSync(at(backup), copy, { recursive: true });
    return copy;
  };
  const restore = (backup: string, target: string, ...more: readonly string[]) =>
    runCli(['restore', at(backup), at(target), ...more]);

  it('contains a prefix of the log, is accessible to its owner only, and does not contain the key', async () => {
    const kept = await logOf(at('backup', 'data'));
    expect(kept.events.length).toBeGreaterThan(100);
    expect(kept.events.length).toBeLessThan(lived.events.length);
    expect(kept.events).toEqual(lived.events.slice(0, kept.events.length));
    expect(statSync(at('backup')).mode & 0o777).toBe(0o700);
    expect(readdirSync(at('backup', 'data')).filter((name) => /key|^lock|-wal|-shm/.test(name))).toEqual([]);
  });

  it('is complete, and opens with its key only', async () => {
    const said = await runCli(['verify', at('backup'), '--vault-key-file', at('lived', 'vault.key')]);
    expect(said).toMatchObject({ code: 0, said: expect.stringMatching(/data of \d\d+ people open/) });
    expect(await look('backup', null)).toMatchObject({ opened: null, findings: [] });
    writeFileSync(at('other.key'), Buffer.from(Array.from({ length: 32 }, (_, index) => index)), { mode: 0o600 });
    expect((await look('backup', at('other.key'))).findings).toEqual([
      expect.stringContaining('is bound to a master key other than'),
    ]);
  });

  it('continues on another machine: same results, same views as a rebuild, and nothing fires twice', async () => {
    const said = await restore('backup', 'restored', '--vault-key-file', at('lived', 'vault.key'));
    expect(said).toMatchObject({
      code: 0,
      said: expect.stringContaining('The key of the vault is NOT in it. Put it to'),
    });
    cpSync(at('lived', 'vault.key'), at('restored', 'vault.key'));
    const kept = await logOf(at('restored'));
    const held = sent.filter(
      ({ command: wish, answer }) => isAcknowledged(answer) && kept.commands.has(commandIdOf(wish)),
    );
    expect(held.length).toBeGreaterThan(50);
    const again = site.forRestoredFolder(at('restored'));
    const server = await again.start();
    const agent = new Agent({ keepAlive: true });
    for (const { command: wish, answer } of held) {
      expect(summaryOf(await send(server.url, agent, wish))).toBe(summaryOf(answer as never));
    }
    agent.destroy();
    const now = await again.waitUntilIdle(server);
    expect(await server.stop()).toBe(0);
    const findings = await findingsIn(at('restored'), held, now);
    expect(findings).toEqual([]);
    const after = await logOf(at('restored'));
    expect(after.events.slice(0, kept.events.length)).toEqual(kept.events);
    const more = after.events.slice(kept.events.length);
    expect(more.filter(({ metadata }) => !metadata.actor.startsWith('system'))).toEqual([]);

    const third = await again.start();
    await again.waitUntilIdle(third);
    expect(await third.stop()).toBe(0);
    expect((await logOf(at('restored'))).events.length).toBe(after.events.length);
  });

  it('is never made or restored over existing files', async () => {
    const before = readdirSync(at('backup'));
    expect(await backUp('backup')).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
    expect(await restore('backup', 'lived')).toMatchObject({ code: 1, said: expect.stringContaining('is not empty') });
    expect(readdirSync(at('backup'))).toEqual(before);
    expect(await backUp('lived/inside')).toMatchObject({
      code: 1,
      said: expect.stringContaining('is inside the data folder'),
    });
  });

  it('is not begun if the key is missing, or is another one', async () => {
    const wish = { folder: at('lived'), target: at('keyless'), withKey: true, madeAt: BEGUN, onProgress: () => {} };
    writeFileSync(at('wrong.key'), Buffer.from(Array.from({ length: 32 }, (_, index) => index)), { mode: 0o600 });
    await expect(backUpFolder({ ...wish, keyFile: at('no.key') })).rejects.toThrow('no.key is missing');
    await expect(backUpFolder({ ...wish, keyFile: at('wrong.key') })).rejects.toThrow(
      'is bound to a master key other than',
    );
    expect(readdirSync(parent)).not.toContain('keyless');
  });

  it('with timers of another log is reported as inconsistent', async () => {
    const copy = copyOf('backup');
    const timers = new Database(join(copy, 'data', 'timers.sqlite'));
    timers.exec("UPDATE checkpoints SET mark = 'of another'");
    timers.close();
    expect((await verifyBackup(copy, asked(null))).findings).toContainEqual(
      expect.stringMatching(/^the reactor \S+ is at \d+ of another log/),
    );
  });

  it.each<[string, (data: string) => void, string]>([
    ['a missing file', (data) => rmSync(join(data, 'timers.sqlite')), 'timers.sqlite is missing'],
    ['a truncated file', (data) => truncateSync(join(data, 'events.sqlite'), 8_192), 'events.sqlite differs from'],
    ['an additional file', (data) => writeFileSync(join(data, 'more'), ''), 'more is not part of the backup'],
    ['a damaged material', (data) => rot(join(data, 'files')), 'differs from the copied file'],
  ])('with %s is reported as damaged', async (_, damage, said) => {
    const copy = copyOf('backup');
    damage(join(copy, 'data'));
    expect((await verifyBackup(copy, asked(null))).findings[0]).toContain(said);
  });

  it('without its list, or with a changed list or paths outside of it, is not a backup', async () => {
    const copy = copyOf('backup');
    const list = readBackupList(copy);
    writeFileSync(
      join(copy, 'backup.json'),
      readFileSync(join(copy, 'backup.json'), 'utf8').replace('"head"', '"heat"'),
    );
    await expect(verifyBackup(copy, asked(null))).rejects.toThrow('is damaged');
    writeBackupList(copy, { ...list, files: list.files.map((file) => ({ ...file, path: '../../stolen' })) });
    await expect(verifyBackup(copy, asked(null))).rejects.toThrow('lists a file outside the backup');
    rmSync(join(copy, 'backup.json'));
    await expect(verifyBackup(copy, asked(null))).rejects.toThrow('it is not a backup');
  });

  it('that is damaged is restored to a folder that no server starts on', async () => {
    cpSync(at('backup'), at('rotten'), { recursive: true });
    truncateSync(at('rotten', 'data', 'vault.sqlite'), 8_192);
    const restored = await restore('rotten', 'unsafe');
    expect(restored).toMatchObject({ code: 1, said: expect.stringContaining('No server starts on it') });
    expect(() => DataFolder.open(at('unsafe'), null)).toThrow('was not finished');
    expect(await restore('backup', 'unsafe')).toMatchObject({ code: 0 });
  });
});

/** Flips a bit of the first material. */
function rot(files: string): void {
  const [file = ''] = readdirSync(files, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.parentPath !== join(files, 'untold'))
    .map((entry) => join(entry.parentPath, entry.name));
  writeFileSync(
    file,
    readFileSync(file).map((byte) => byte ^ 1),
  );
}

async function logOf(folder: string): Promise<Log> {
  const reader = new SqliteEventReader(join(folder, 'events.sqlite'));
  try {
    return await readLog(reader);
  } finally {
    await reader.close();
  }
}

/** All checks that are made after a crash, with the server shut down. */
async function findingsIn(folder: string, held: readonly SentCommand[], now: string): Promise<readonly string[]> {
  const reader = new SqliteEventReader(join(folder, 'events.sqlite'));
  const views = SqliteReadStore.openForReading(join(folder, 'views.sqlite'));
  const vault = await SqliteVault.open({ file: join(folder, 'vault.sqlite'), keyFile: join(folder, 'vault.key') });
  try {
    const log = await readLog(reader);
    const look = { log, events: reader, views, timers: timersIn(folder), now, settled: new Set<string>() };
    return [
      ...integrityFindings(folder),
      ...logFindings(log),
      ...gapFindings(log),
      ...(await answerFindings(log, reader, held)),
      ...(await partialCommandFindings(log, reader)),
      ...(await viewFindings(folder, reader)).findings,
      ...(await reactionFindings(look)).findings,
      ...(await peopleFindings(vault, log, held)),
    ];
  } finally {
    await Promise.all([reader.close(), views.close(), vault.close()]);
  }
}
