import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolder, UnusableDataFolder } from './data-folder';

const SIMULATED = '2026-03-02T01:00:00.000Z';
let parent: string;
let path: string;

beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'sealtrail-folder-'));
  path = join(parent, 'data');
});
afterEach(() => rmSync(parent, { recursive: true }));

const opening = (simulated: string | null) => () => DataFolder.open(path, simulated).close();

describe('the data folder', () => {
  it('is made for its owner alone', () => {
    opening(null)();
    expect(statSync(path).mode & 0o777).toBe(0o700);
  });

  it('belongs to one server at a time', () => {
    const first = DataFolder.open(path, null);
    expect(opening(null)).toThrow(/in use by another server/);
    first.close();
    expect(opening(null)).not.toThrow();
  });

  it('is free again when its server was killed', () => {
    const script = `
      const Database = require(${JSON.stringify(require.resolve('better-sqlite3'))});
      require('node:fs').mkdirSync(${JSON.stringify(path)});
      const db = new Database(${JSON.stringify(join(path, 'lock'))});
      db.pragma('locking_mode = EXCLUSIVE');
      db.exec('BEGIN EXCLUSIVE');
      process.kill(process.pid, 'SIGKILL');
    `;
    expect(spawnSync(process.execPath, ['-e', script]).signal).toBe('SIGKILL');
    expect(opening(null)).not.toThrow();
  });

  it('made under a simulated clock goes on at its last instant, and only under one', () => {
    const folder = DataFolder.open(path, SIMULATED);
    expect(folder.resumesAt).toBe(SIMULATED);
    folder.keepInstant('2026-04-01T00:00:00.000Z');
    folder.close();
    const again = DataFolder.open(path, SIMULATED);
    expect(again.resumesAt).toBe('2026-04-01T00:00:00.000Z');
    again.close();
    expect(opening(null)).toThrow(UnusableDataFolder);
  });

  it('with real facts takes no simulated clock', () => {
    opening(null)();
    expect(opening(SIMULATED)).toThrow(/holds real facts/);
    expect(opening(null)).not.toThrow();
  });

  it('says so when it does not know by which clock it was made', () => {
    opening(null)();
    writeFileSync(join(path, 'clock.json'), 'torn');
    expect(opening(null)).toThrow(/does not say by which clock/);
  });
});
