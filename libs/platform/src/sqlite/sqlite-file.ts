import { lstatSync } from 'node:fs';
import type BetterSqlite from 'better-sqlite3';
import { reportDamage } from './damage-reports';
import { Database } from './database';

/** `FULL`: an acknowledged commit survives a power cut. `NORMAL`: it survives a crash, for data that can be rebuilt. */
export type Synchronous = 'FULL' | 'NORMAL';

/** The purpose of a file, written into it: opening the wrong file or one with a later layout is refused. */
export type FileKind = { readonly applicationId: number; readonly layout: number };

/** The WAL-reset bug of 3.7.0 to 3.51.2 can corrupt a file that one connection writes while another checkpoints. */
const VERSION_MIN = [3, 51, 3] as const;
const WITHDRAWN = '3.52.0';
const SYNCHRONOUS = { NORMAL: 1, FULL: 2 } as const;
const BUSY_TIMEOUT_MS = 5_000;
/** 16 MiB: the rest is checkpointed while no commit is pending. */
const AUTOCHECKPOINT_PAGES = 4_000;
/** Page cache of each connection in KiB: ten connections in one process use 160 MiB. */
const PAGES_KEPT_KIB = 16_000;
const WAL_KEPT_BYTES = 64 * 1024 * 1024;

/** A file that cannot be used as a store: the message says what is wrong and what to do. */
export class UnusableFile extends Error {
  override readonly name = 'UnusableFile';
}

/**
 * Opens the only writing connection of a file, and creates the file if it does not exist.
 *
 * @throws {UnusableFile} if durability would not be guaranteed.
 */
export function openForWriting(file: string, kind: FileKind, synchronous: Synchronous): BetterSqlite.Database {
  refuseLink(file);
  return opened(file, {}, (db) => {
    claim(db, kind);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${synchronous}`);
    db.pragma('mmap_size = 0');
    db.pragma('foreign_keys = ON');
    db.pragma('trusted_schema = OFF');
    db.pragma(`wal_autocheckpoint = ${AUTOCHECKPOINT_PAGES}`);
    db.pragma(`journal_size_limit = ${WAL_KEPT_BYTES}`);
    refuseUnlessDurable(db, synchronous);
  });
}

/**
 * Opens a read-only connection to a file created by its writer; its reads throw {@link DamagedFile}.
 *
 * @throws {UnusableFile} also if only its manifest was written
 */
export function openForReading(file: string, kind: FileKind): BetterSqlite.Database {
  const db = openManifest(file, kind);
  const { tables, manifests } = db
    .prepare<[], { tables: number; manifests: number }>(
      "SELECT count(*) AS tables, count(*) FILTER (WHERE name = 'manifest') AS manifests FROM sqlite_schema",
    )
    .get() ?? { tables: 0, manifests: 0 };
  if (tables > manifests || manifests === 0) return db;
  db.close();
  throw new UnusableFile(
    `${file} holds no data yet: no server has completed its first start in this folder. Start one, then try again.`,
  );
}

/** Like {@link openForReading}, also if the file has nothing but its manifest. @throws {UnusableFile} */
export function openManifest(file: string, kind: FileKind): BetterSqlite.Database {
  refuseLink(file);
  return opened(file, { readonly: true, fileMustExist: true }, (db) => {
    db.pragma('mmap_size = 0');
    db.pragma('query_only = ON');
    db.pragma('trusted_schema = OFF');
    refuseForeign(db, kind);
    reportDamage(db);
  });
}

/** Whether a file has tables: a crash may have left an empty one. */
export function isLaidOut(file: string): boolean {
  if (lstatSync(file, { throwIfNoEntry: false }) === undefined) return false;
  refuseLink(file);
  try {
    return hasTables(file, { readonly: true });
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'SQLITE_READONLY_ROLLBACK') throw error;
    // Interrupted while it was claimed, before it had a WAL: only a writing connection can roll it back.
    return hasTables(file, { readonly: false });
  }
}

function hasTables(file: string, { readonly }: { readonly readonly: boolean }): boolean {
  let found = false;
  opened(file, { readonly, fileMustExist: true }, (db) => {
    found = !isEmpty(db);
  }).close();
  return found;
}

/**
 * Reads the settings back. better-sqlite3 is built so that `synchronous` silently falls from FULL to NORMAL on every open after
 * the first; setting it is therefore not sufficient.
 *
 * @throws {UnusableFile}
 */
export function refuseUnlessDurable(db: BetterSqlite.Database, synchronous: Synchronous): void {
  refuseVersion(String(db.prepare('SELECT sqlite_version()').pluck().get()));
  const journal = db.pragma('journal_mode', { simple: true });
  if (journal !== 'wal') throw new UnusableFile(`${db.name}: the journal mode is ${String(journal)}; it must be wal.`);
  const level = db.pragma('synchronous', { simple: true });
  if (level !== SYNCHRONOUS[synchronous]) {
    throw new UnusableFile(
      `${db.name}: synchronous reads back as ${String(level)}, it must be ${SYNCHRONOUS[synchronous]} (${synchronous}); ` +
        'acknowledged data could be lost in a power failure, so the server does not start.',
    );
  }
  if (db.pragma('mmap_size', { simple: true }) !== 0) throw new UnusableFile(`${db.name}: mmap must be off.`);
}

/** @throws {UnusableFile} for a version of SQLite that can lose or damage data. */
export function refuseVersion(version: string): void {
  const parts = version.split('.').map(Number);
  const index = VERSION_MIN.findIndex((least, at) => parts[at] !== least);
  const older = index !== -1 && (parts[index] ?? 0) < (VERSION_MIN[index] ?? 0);
  if (older || version === WITHDRAWN) {
    throw new UnusableFile(
      `SQLite ${version} can corrupt its files; ${VERSION_MIN.join('.')} or later is needed, not ${WITHDRAWN}.`,
    );
  }
}

function opened(
  file: string,
  options: BetterSqlite.Options,
  prepare: (db: BetterSqlite.Database) => void,
): BetterSqlite.Database {
  let db: BetterSqlite.Database | undefined;
  try {
    db = new Database(file, { ...options, timeout: BUSY_TIMEOUT_MS });
    db.pragma(`cache_size = -${PAGES_KEPT_KIB}`);
    prepare(db);
    return db;
  } catch (error) {
    db?.close();
    throw explained(file, error);
  }
}

function explained(file: string, error: unknown): unknown {
  switch ((error as { code?: unknown }).code) {
    case 'SQLITE_NOTADB':
      return new UnusableFile(`${file} is not an SQLite database.`);
    case 'SQLITE_BUSY':
    case 'SQLITE_LOCKED':
      return new UnusableFile(`${file} is locked by another process.`);
    case 'SQLITE_CANTOPEN':
      return new UnusableFile(`${file} cannot be opened: is the folder there, and may this process write in it?`);
    case 'SQLITE_READONLY':
    case 'SQLITE_READONLY_DIRECTORY':
      return new UnusableFile(`${file} cannot be written by this process.`);
    case 'SQLITE_CORRUPT':
      return new UnusableFile(
        `${file} is damaged. Restore it from a backup; views.sqlite and timers.sqlite are rebuilt from the log once they ` +
          'are moved away, with what stands beside them (-wal, -shm).',
      );
    default:
      return error;
  }
}

function refuseLink(file: string): void {
  const found = lstatSync(file, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) {
    throw new UnusableFile(`${file} must be a plain file: behind a link its journal would stand somewhere else.`);
  }
}

/** A crash may have come between the two numbers: an empty file that has only the first is claimed again. */
function claim(db: BetterSqlite.Database, kind: FileKind): void {
  const claimed = db.pragma('application_id', { simple: true });
  const half = claimed === kind.applicationId && db.pragma('user_version', { simple: true }) === 0;
  if (isEmpty(db) && (claimed === 0 || half)) {
    db.pragma(`application_id = ${kind.applicationId}`);
    db.pragma(`user_version = ${kind.layout}`);
  }
  refuseForeign(db, kind);
}

const isEmpty = (db: BetterSqlite.Database): boolean =>
  db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;

function refuseForeign(db: BetterSqlite.Database, { applicationId, layout }: FileKind): void {
  if (db.pragma('application_id', { simple: true }) !== applicationId) {
    throw new UnusableFile(`${db.name} was not made for this use by Sealtrail.`);
  }
  const found = db.pragma('user_version', { simple: true });
  if (found !== layout) {
    throw new UnusableFile(`${db.name} has layout ${String(found)}, this version of Sealtrail reads layout ${layout}.`);
  }
}
