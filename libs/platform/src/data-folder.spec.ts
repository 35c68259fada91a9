import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder } from './data-folder';
import { FORMAT } from './namespace-manifest/manifest';
import { sealedManifest } from './namespace-manifest/manifest-secret';
import { SQLITE_ADDON } from './sqlite/database';

const SIMULATED = '2026-03-02T01:00:00.000Z';
const LOG = '0b0e0000-0000-4000-8000-000000000001';
const terms = { format: FORMAT, zone: 'Asia/Shanghai', log: LOG, folder: LOG.replace('0b', '0c') };
let parent: string;
let path: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sealtrail-folder-'));
  path = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

const opening = (simulated: string | null) => () => DataFolder.open(path, simulated).close();
const manifest = (clock: 'real' | 'simulated') => sealedManifest({ ...terms, clock }, Buffer.alloc(32, 1));

describe('the data folder', () => {
  it('is created for its owner only', () => {
    opening(null)();
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('keeps its permissions if it exists', () => {
    mkdirSync(path);
    chmodSync(path, 0o755);
    opening(null)();
    expect(statSync(path).mode & 0o777).toBe(0o755);
  });

  it('is created with missing parent folders', () => {
    path = join(parent, 'a', 'b', 'data');
    opening(null)();
    expect(statSync(join(parent, 'a')).mode & 0o777).toBe(0o700);
  });

  it('that cannot be created or is not a folder is reported at once', () => {
    writeFileSync(path, '');
    expect(opening(null)).toThrow(/data cannot be created or used: it is not a folder/);
    path = join('/proc', 'sealtrail', 'data');
    expect(opening(null)).toThrow(/^\/proc\/sealtrail cannot be created or used: ENOENT/);
  });

  it.each(['backup.json', 'passwd'])('is not created among other files (%s), and nothing is written there', (other) => {
    mkdirSync(path);
    writeFileSync(join(path, other), '');
    const reason =
      `${path} is not a Sealtrail data folder, and not empty (${other}). ` +
      'Set the right one with --data-dir, or an empty or new folder.';
    expect(opening(null)).toThrow(reason);
    expect(readdirSync(path)).toEqual([other]);
  });

  it('is created where an operator has put a key, or a file system its own folder', () => {
    mkdirSync(join(path, 'lost+found'), { recursive: true });
    for (const name of ['vault.key', 'admin-key', '.keep', 'clock.json.new']) writeFileSync(join(path, name), '');
    expect(opening(null)).not.toThrow();
  });

  it('is used by one server at a time', () => {
    const first = DataFolder.open(path, null);
    expect(opening(null)).toThrow(/in use by another server/);
    first.close();
    expect(opening(null)).not.toThrow();
  });

  it('is free again when its server was killed', () => {
    const script = `
      const Database = require(${JSON.stringify(require.resolve(SQLITE_ADDON))});
      require('node:fs').mkdirSync(${JSON.stringify(path)});
      const db = new Database(${JSON.stringify(join(path, 'lock'))});
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('BEGIN EXCLUSIVE');
      process.kill(process.pid, 'SIGKILL');
    `;
    expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
    expect(opening(null)).not.toThrow();
  });

  it('distinguishes an initialisation that was begun from a complete one, readable for its owner only', () => {
    const folder = DataFolder.open(path, null);
    expect([folder.manifest, folder.begun]).toEqual([null, null]);
    folder.begin(manifest('real'));
    folder.close();
    const begun = DataFolder.open(path, null);
    expect(begun).toMatchObject({ manifest: null, begun: { log: LOG } });
    begun.finish();
    begun.close();
    const born = DataFolder.open(path, null);
    expect(born).toMatchObject({ manifest: { log: LOG }, begun: null, resumesAt: null });
    born.close();
    expect(statSync(join(path, 'manifest.json')).mode & 0o777).toBe(0o600);
    expect(readdirSync(path).filter((file) => !file.startsWith('lock'))).toEqual(['manifest.json']);
  });

  it('with a simulated clock resumes at its last instant', () => {
    const folder = DataFolder.open(path, SIMULATED);
    folder.begin(manifest('simulated'));
    folder.finish();
    folder.saveClockInstant('2026-04-01T00:00:00.000Z');
    folder.close();
    const again = DataFolder.open(path, SIMULATED);
    expect(again.resumesAt).toBe('2026-04-01T00:00:00.000Z');
    again.close();
    writeFileSync(join(path, 'clock.json'), 'torn');
    expect(opening(SIMULATED)).toThrow(/clock\.json does not contain the time of the simulated clock/);
  });

  it.each(['events.sqlite', 'timers.sqlite', 'vault.sqlite', 'views.sqlite'])(
    'of format 1 or without its manifest, with %s, is refused, also when it is only inspected',
    (store) => {
      opening(null)();
      writeFileSync(join(path, store), '');
      const reason =
        `The data folder ${path} has no manifest.json: it has format 1, which this version of Sealtrail does not read, or the file was lost. ` +
        'Restore manifest.json from a backup, use the version that created the folder, or start afresh with another --data-dir and --namespace.';
      expect(opening(null)).toThrow(reason);
      expect(() => DataFolder.inspect(path)).toThrow(reason);
      expect(() => DataFolder.openExisting(path)).toThrow(reason);
    },
  );

  it('whose initialisation was begun has stores and no manifest, and reports that when inspected', () => {
    const folder = DataFolder.open(path, null);
    folder.begin(manifest('real'));
    writeFileSync(join(path, 'events.sqlite'), '');
    expect(DataFolder.inspect(path).manifest).toBeNull();
    folder.close();
  });
});
