import { copyFileSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { Database } from './database';
import { EVENTS_FILE, VIEWS_FILE } from './file-kinds';
import {
  isLaidOut,
  openForReading,
  openForWriting,
  refuseUnlessDurable,
  refuseVersion,
  UnusableFile,
} from './sqlite-file';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sealtrail-file-'));
  file = join(folder, 'events.sqlite');
});
afterEach(() => rmSync(folder, { recursive: true }));

const levelOf = (db: BetterSqlite.Database) => db.pragma('synchronous', { simple: true });

it('keeps FULL on the first open and on every later one', () => {
  for (let open = 1; open <= 3; open++) {
    const db = openForWriting(file, EVENTS_FILE, 'FULL');
    expect([levelOf(db), db.pragma('journal_mode', { simple: true })]).toEqual([2, 'wal']);
    expect([db.pragma('mmap_size', { simple: true }), db.pragma('busy_timeout', { simple: true })]).toEqual([0, 5000]);
    expect(db.pragma('cache_size', { simple: true })).toBe(-16_000);
    db.close();
  }
});

it('refuses a connection whose synchronous has fallen back to NORMAL, as it silently does on a second open', () => {
  openForWriting(file, EVENTS_FILE, 'FULL').close();
  const fallen = new Database(file);
  expect(levelOf(fallen)).toBe(1);
  expect(() => refuseUnlessDurable(fallen, 'FULL')).toThrow(/synchronous reads back as 1, it must be 2 \(FULL\)/);
  fallen.pragma('synchronous = FULL');
  expect(() => refuseUnlessDurable(fallen, 'FULL')).not.toThrow();
  fallen.pragma('mmap_size = 1000000');
  expect(() => refuseUnlessDurable(fallen, 'FULL')).toThrow(/mmap/);
  fallen.close();
});

it('refuses a file without a write-ahead log', () => {
  const db = new Database(file);
  expect(() => refuseUnlessDurable(db, 'FULL')).toThrow(/journal mode is delete/);
  db.close();
});

it.each(['3.6.23', '3.40.1', '3.51.2', '3.52.0'])('refuses SQLite %s', (version) => {
  expect(() => refuseVersion(version)).toThrow(UnusableFile);
});

it.each(['3.51.3', '3.51.10', '3.53.2', '4.0.0'])('accepts SQLite %s', (version) => {
  expect(() => refuseVersion(version)).not.toThrow();
});

it('refuses a file that is not its own, and does not change it', () => {
  const foreign = join(folder, 'foreign.sqlite');
  const other = new Database(foreign);
  other.exec('CREATE TABLE theirs (a)');
  other.close();
  expect(() => openForWriting(foreign, EVENTS_FILE, 'FULL')).toThrow(/not made for this use/);
  const after = new Database(foreign);
  expect(after.pragma('journal_mode', { simple: true })).toBe('delete');
  after.close();

  const text = join(folder, 'text.sqlite');
  writeFileSync(text, 'not a database, but long enough to look like one '.repeat(100));
  expect(() => openForWriting(text, EVENTS_FILE, 'FULL')).toThrow(/is not an SQLite database/);

  openForWriting(file, EVENTS_FILE, 'FULL').close();
  expect(() => openForWriting(file, VIEWS_FILE, 'FULL')).toThrow(/not made for this use/);
  expect(() => openForReading(file, VIEWS_FILE)).toThrow(/not made for this use/);
  expect(() => openForWriting(file, { ...EVENTS_FILE, layout: 2 }, 'FULL')).toThrow(/has layout 1/);
});

it('claims a file again if a crash came between the two marks, and no other file', () => {
  const half = new Database(file);
  half.pragma('journal_mode = DELETE');
  half.pragma(`application_id = ${EVENTS_FILE.applicationId}`);
  half.close();
  expect(() => openForWriting(file, VIEWS_FILE, 'FULL')).toThrow(/not made for this use/);
  expect(isLaidOut(file)).toBe(false);
  openForWriting(file, EVENTS_FILE, 'FULL').close();
  expect(isLaidOut(file)).toBe(false);
  const db = openForWriting(file, EVENTS_FILE, 'FULL');
  expect(db.pragma('user_version', { simple: true })).toBe(EVENTS_FILE.layout);
  db.exec('CREATE TABLE a (b)');
  db.close();
  expect(isLaidOut(file)).toBe(true);
});

it('rolls back a half-done transaction of a crash before the file had a write-ahead log', () => {
  const dying = new Database(join(folder, 'dying.sqlite'));
  dying.pragma(`application_id = ${EVENTS_FILE.applicationId}`);
  // More than the cache holds: the journal is synced, and pages are overwritten.
  dying.pragma('cache_size = 2');
  dying.exec('BEGIN IMMEDIATE; CREATE TABLE half (content)');
  dying.exec("INSERT INTO half SELECT randomblob(3000) FROM json_each('[1,2,3,4,5,6,7,8,9]')");
  for (const suffix of ['', '-journal']) copyFileSync(`${dying.name}${suffix}`, `${file}${suffix}`);
  dying.close();
  expect(() => openForReading(file, EVENTS_FILE)).toThrow(
    expect.objectContaining({ code: 'SQLITE_READONLY_ROLLBACK' }),
  );
  expect(isLaidOut(file)).toBe(false);
  openForWriting(file, EVENTS_FILE, 'FULL').close();
});

it('refuses links and missing folders', () => {
  const link = join(folder, 'link.sqlite');
  symlinkSync(file, link);
  expect(() => openForWriting(link, EVENTS_FILE, 'FULL')).toThrow(/plain file/);
  expect(() => openForWriting(join(folder, 'none', 'x.sqlite'), EVENTS_FILE, 'FULL')).toThrow(
    /directory does not exist|cannot be opened/,
  );
  expect(() => openForReading(file, EVENTS_FILE)).toThrow(/cannot be opened/);
});

it('cannot write if it was opened for reading', () => {
  openForWriting(file, EVENTS_FILE, 'FULL').close();
  const db = openForReading(file, EVENTS_FILE);
  expect(() => db.exec('CREATE TABLE t (a)')).toThrow(/readonly/);
  db.close();
});
