import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  type EventStore,
  eventId,
  type JsonObject,
  metadataAt,
  type PersonalDataAccess,
} from '@sealtrail/event-sourcing';
import { FolderReconciliationStore } from '../consistency/folder-reconciliation-store';
import { DataFolder } from '../data-folder';
import { FolderFileStore } from '../files/folder-file-store';
import { initialiseFolder } from '../namespace-manifest/manifest-stores';
import { openLog } from '../open-log';
import { readSettings } from '../settings';
import { Database } from '../sqlite/database';
import { SqliteTimerStore } from '../sqlite/sqlite-timer-store';
import { damagePages } from '../sqlite/testing/damage-pages';
import { SqliteAccessTrail } from '../trail/sqlite-access-trail';
import { SqliteVault } from '../vault/sqlite-vault';
import { type BackupOptions, backUpFolder } from './back-up-folder';
import { dataFolderOf, readBackupList, writeBackupList } from './backup-list';
import { digestOfFile } from './copying';
import { restoreFolder } from './restore-folder';
import { verifyBackup } from './verify-backup';

const AT = '2026-03-02T01:00:00.000Z';
const NEEDED_AT = '2031-05-06T07:08:09.000Z';
const PERSON = 'person-1';
const READ: PersonalDataAccess = {
  id: 'read-1',
  at: AT,
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
const UPCASTERS = { upcasters: {}, onOutage: () => {} } as const;
const commandOf = (n: number): string => eventId('00000000-0000-5000-8000-000000000000', n);

let parent: string;
/** A data folder with two events; the first one references a data subject and a material. */
let told: string;
/** Its copy, for one test. */
let lived: string;
let sha256: string;
const at = (...names: readonly string[]): string => join(parent, ...names);
const keyFile = (): string => join(told, 'vault.key');

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'sealtrail-promises-'));
  told = at('told');
  const folder = DataFolder.open(told, null);
  await initialiseFolder(readSettings(['--data-dir', told], {}), folder);
  folder.close();
  // The reactors lay out their file when they start.
  await (await SqliteTimerStore.open(join(told, 'timers.sqlite'))).close();
  const vault = await SqliteVault.open({ file: join(told, 'vault.sqlite'), keyFile: keyFile() });
  const sealed = await vault.seal(PERSON, { name: '李某' });
  await vault.close();
  const files = await FolderFileStore.open(join(told, 'files'));
  ({ sha256 } = await files.keep(Readable.from(['平面图']), 1_000));
  await files.renew(sha256, NEEDED_AT);
  const trail = await SqliteAccessTrail.open(join(told, 'trail.sqlite'));
  await trail.keep(READ);
  await trail.close();
  const log = await openLog({ file: join(told, 'events.sqlite') }, UPCASTERS);
  await tell(log, 1, { applicant: { ...sealed }, file: sha256 });
  await tell(log, 2, {});
  await log.close();
});
afterAll(() => rmSync(parent, { recursive: true }));

beforeEach(() => {
  lived = mkdtempSync(at('lived-'));
  cpSync(told, lived, { recursive: true, preserveTimestamps: true });
});

async function tell(log: EventStore, n: number, data: JsonObject): Promise<void> {
  const rest = { actor: 'spec', commandId: commandOf(n), correlationId: commandOf(n), causationId: null, known: {} };
  await log.append({
    stream: 'case-1',
    expected: BigInt(n) - 2n,
    events: [{ id: eventId(commandOf(n), 0), type: 'Told', data }],
    metadata: metadataAt(AT, rest),
    answer: { fingerprint: String(n), rejection: null },
  });
}

const backup = (...names: readonly string[]): string => join(`${lived}-backup`, ...names);
const backUp = (more: Partial<BackupOptions> = {}) =>
  backUpFolder({
    folder: lived,
    target: backup(),
    keyFile: keyFile(),
    withKey: false,
    madeAt: AT,
    onProgress: () => {},
    ...more,
  });
const asked = (key: string | null = keyFile()) => ({ keyFile: key, upcasters: {}, onProgress: () => {} });
const findings = async () => (await verifyBackup(backup(), asked())).findings;
const accessesIn = async (folder: string) => {
  const trail = await SqliteAccessTrail.open(join(folder, 'trail.sqlite'));
  const found = await trail.find({ region: null, limit: 10, after: null });
  await trail.close();
  return found;
};

describe('a backup of a data folder', () => {
  it('contains everything, and is found complete', async () => {
    await backUp();
    expect(await verifyBackup(backup(), asked())).toMatchObject({ facts: 2, streams: 1, opened: 1, findings: [] });
    expect(readdirSync(backup('data')).sort()).toEqual(
      ['events.sqlite', 'files', 'manifest.json', 'timers.sqlite', 'trail.sqlite', 'vault.sqlite'].sort(),
    );
  });

  it('contains the access trail', async () => {
    await backUp();
    const copy = `${lived}-copy`;
    cpSync(dataFolderOf(backup()), copy, { recursive: true });
    expect(await accessesIn(copy)).toEqual([READ]);
  });

  it('copies the followers of the log before it, and what its events reference after it', async () => {
    const order: string[] = [];
    await backUp({ onProgress: (file) => order.push(file) });
    expect([...new Set(order)]).toEqual(['timers.sqlite', 'events.sqlite', 'vault.sqlite', 'trail.sqlite', 'files']);
  });

  it('preserves the time of the last renewal of a material, which a restore preserves as well', async () => {
    await backUp();
    await restoreFolder({ ...asked(), backup: backup(), target: `${lived}-restored`, accept: false });
    const place = join('files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    for (const folder of [backup('data'), `${lived}-restored`]) {
      expect(statSync(join(folder, place)).mtime.toISOString()).toBe(NEEDED_AT);
    }
  });

  it('contains the key of the vault on request only, readable by its owner only', async () => {
    await backUp();
    expect(existsSync(backup('data', 'vault.key'))).toBe(false);
    rmSync(backup(), { recursive: true });
    await backUp({ withKey: true });
    expect(statSync(backup('data', 'vault.key')).mode & 0o777).toBe(0o600);
    expect(await verifyBackup(backup(), asked(null))).toMatchObject({ opened: 1, findings: [] });
  });

  it('that fails midway leaves no data behind', async () => {
    writeFileSync(join(lived, 'trail.sqlite'), 'not a store');
    await expect(backUp()).rejects.toThrow('trail.sqlite');
    expect(readdirSync(backup())).toEqual([]);
  });

  it('is not made of a folder in which no server was ever started', async () => {
    const early = `${lived}-early`;
    const folder = DataFolder.open(early, null);
    await initialiseFolder(readSettings(['--data-dir', early], {}), folder);
    folder.close();
    await expect(backUp({ folder: early, keyFile: null })).rejects.toThrow(/no server has completed its first start/);
    expect(readdirSync(backup())).toEqual([]);
  });

  it('is not made of a folder whose reconciliation was interrupted', async () => {
    const plan = { stamp: '1', views: [], reactors: true, before: {}, isListed: false };
    await new FolderReconciliationStore(lived).keep(plan);
    await expect(backUp()).rejects.toThrow('reconciliation');
    expect(existsSync(backup())).toBe(false);
  });
});

describe('the verification of a backup reports', () => {
  const inStore = (name: string, sql: string): void => {
    const store = new Database(backup('data', `${name}.sqlite`));
    store.function('flipped', (bytes: Buffer) => Buffer.from(bytes.map((byte, n) => (n === 40 ? byte ^ 1 : byte))));
    store.pragma('foreign_keys = OFF');
    store.exec(sql);
    store.close();
  };
  /** Lists what is there now, as if it had been copied like that: the digests find nothing. */
  const listAgain = async (): Promise<void> => {
    const list = readBackupList(backup());
    const there = list.files.filter(({ path }) => existsSync(backup('data', path)));
    const files = await Promise.all(
      there.map(async (file) => ({ ...file, ...(await digestOfFile(backup('data', file.path))) })),
    );
    writeBackupList(backup(), { ...list, files });
  };

  beforeEach(async () => void (await backUp()));

  it.each([
    [
      'a gap in a stream',
      'events',
      'UPDATE events SET version = 7 WHERE pos = 2',
      'events of case-1 are missing from revision 1 on',
    ],
    ['a subject that the vault lacks', 'vault', 'DELETE FROM keys; DELETE FROM subjects', `does not hold ${PERSON}`],
    ['another commitment of a subject', 'vault', "UPDATE subjects SET commitment = '00'", `does not hold ${PERSON}`],
    ['sealed data that were changed', 'vault', 'UPDATE keys SET wrapped = flipped(wrapped)', 'was changed'],
    ['an outcome without its events', 'events', 'UPDATE answers SET position = 9', '2 command outcomes for events'],
    [
      'a store with nothing but its manifest',
      'timers',
      'DROP TABLE timers; DROP TABLE timer_count; DROP TABLE checkpoints; DROP TABLE parked',
      'timers.sqlite holds no data yet: no server has completed its first start in this folder. Start one, then',
    ],
    ['a missing end of the log', 'events', 'DELETE FROM events WHERE pos = 2; DELETE FROM answers', 'ends at 1, but'],
  ])('%s', async (_, store, sql, said) => {
    inStore(store, sql);
    await listAgain();
    expect(await findings()).toEqual(expect.arrayContaining([expect.stringContaining(said)]));
  });

  it('a material that an event references and that is missing', async () => {
    rmSync(backup('data', 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256));
    await listAgain();
    expect(await findings()).toEqual([`the file ${sha256} is missing; it is referenced by case-1 at 1`]);
  });

  it('a material that was changed after it was copied, also in the same length', async () => {
    const place = join('files', sha256.slice(0, 2), sha256.slice(2, 4), sha256);
    writeFileSync(backup('data', place), '平面表');
    expect(await findings()).toEqual([`${place} differs from the copied file`]);
  });

  it('a material that was damaged before it was copied', async () => {
    writeFileSync(join(lived, 'files', sha256.slice(0, 2), sha256.slice(2, 4), sha256), '别的图');
    rmSync(backup(), { recursive: true });
    await backUp();
    expect(await findings()).toEqual([expect.stringContaining('was damaged before it was copied')]);
  });

  it('a store with a damaged page that was copied like that', async () => {
    expect(damagePages(backup('data', 'trail.sqlite'), READ.route)).toBeGreaterThan(0);
    await listAgain();
    expect((await findings())[0]).toContain('trail.sqlite is damaged');
  });
});
