import { join } from 'node:path';
import type BetterSqlite from 'better-sqlite3';
import { Database } from './sqlite/database';
import { UnusableFile } from './sqlite/sqlite-file';

/** The data folder cannot be used: the message says why, and what to do. */
export class UnusableDataFolder extends Error {
  override readonly name = 'UnusableDataFolder';
}

/** The folder was not initialised by a server. */
export const noDataFolder = (path: string): UnusableDataFolder =>
  new UnusableDataFolder(`${path} is not a Sealtrail data folder. Set the right one with --data-dir.`);

/** Another server is running in it. */
export class FolderInUse extends UnusableDataFolder {}

/** The lock is an SQLite file of this name, with its companion files. */
export const LOCK = 'lock';

/** No other process may use the folder until it is closed, or the process ends. @throws {UnusableDataFolder} */
export function lockFolder(folder: string): BetterSqlite.Database {
  const file = join(folder, LOCK);
  let db: BetterSqlite.Database | undefined;
  try {
    db = new Database(file, { timeout: 0 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.exec('BEGIN EXCLUSIVE');
    return db;
  } catch (error) {
    db?.close();
    if ((error as { code?: string }).code !== 'SQLITE_BUSY')
      throw new UnusableFile(`${file}: ${(error as Error).message}`);
    throw new FolderInUse(`${folder} is in use by another server. Stop it, or choose another --data-dir.`);
  }
}
