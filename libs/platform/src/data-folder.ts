import { chmodSync, closeSync, fsyncSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import { normaliseInstant } from '@sealtrail/working-days';
import Database from 'better-sqlite3';
import { UnusableFile } from './sqlite/sqlite-file';

/** The data folder cannot be used: the message says why, and what to do. */
export class UnusableDataFolder extends Error {
  override readonly name = 'UnusableDataFolder';
}

/** Another server is at work in it. */
class FolderInUse extends UnusableDataFolder {}

const LOCK = 'lock';
const CLOCK = 'clock.json';

/** `real`, or the last instant of a simulated clock: what was made under one must never be continued under the other. */
type ClockMark = { readonly clock: 'real' } | { readonly clock: 'simulated'; readonly now: Instant };

/** The folder of one server: nobody else may use it while it is open. */
export class DataFolder {
  private constructor(
    readonly path: string,
    private readonly lock: Database.Database,
    /** Where a simulated clock goes on; `null` under the real one. */
    readonly resumesAt: Instant | null,
  ) {}

  /**
   * Makes the folder where it is missing, readable by its owner alone, and locks it. The lock goes with the process,
   * however it ends.
   *
   * @throws {UnusableDataFolder}
   */
  static open(path: string, simulatedClock: Instant | null): DataFolder {
    const folder = resolve(path);
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      chmodSync(folder, 0o700);
    } catch (error) {
      throw new UnusableDataFolder(`${folder} cannot be made or used: ${(error as Error).message}`);
    }
    const lock = lockOf(folder);
    try {
      return new DataFolder(folder, lock, markClock(folder, simulatedClock));
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  /**
   * Opens a folder that a server has made, whatever its clock; `null` while a server is at work in it.
   *
   * @throws {UnusableDataFolder}
   */
  static openAsItIs(path: string): DataFolder | null {
    const folder = resolve(path);
    const mark = markOf(folder);
    try {
      return new DataFolder(folder, lockOf(folder), mark.clock === 'simulated' ? mark.now : null);
    } catch (error) {
      if (error instanceof FolderInUse) return null;
      throw error;
    }
  }

  /** The clock under which the facts of a folder were made. @throws {UnusableDataFolder} */
  static clockOf(path: string): 'real' | 'simulated' {
    return markOf(resolve(path)).clock;
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** Remembers how far the simulated clock has come. */
  keepInstant(now: Instant): void {
    writeMark(this.path, { clock: 'simulated', now });
  }

  close(): void {
    this.lock.close();
  }
}

function lockOf(folder: string): Database.Database {
  const file = join(folder, LOCK);
  let db: Database.Database | undefined;
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

function markClock(folder: string, simulatedClock: Instant | null): Instant | null {
  const mark = readMark(folder);
  if (mark === null) {
    writeMark(folder, simulatedClock === null ? { clock: 'real' } : { clock: 'simulated', now: simulatedClock });
    return simulatedClock;
  }
  if (mark.clock === 'simulated') {
    if (simulatedClock === null) {
      throw new UnusableDataFolder(
        `${folder} was made under a simulated clock (now ${mark.now}); its facts must not mix with real ones. ` +
          'Start it with --simulated-clock, or choose another --data-dir.',
      );
    }
    return mark.now;
  }
  if (simulatedClock === null) return null;
  throw new UnusableDataFolder(
    `${folder} holds real facts; a simulated clock must not be used on them. Choose another --data-dir.`,
  );
}

function markOf(folder: string): ClockMark {
  const mark = readMark(folder);
  if (mark !== null) return mark;
  throw new UnusableDataFolder(`${folder} is no data folder of Sealtrail.`);
}

function readMark(folder: string): ClockMark | null {
  let text: string;
  try {
    text = readFileSync(join(folder, CLOCK), 'utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw new UnusableDataFolder(`${join(folder, CLOCK)} cannot be read: ${(error as Error).message}`);
  }
  const mark = parsed(text);
  if (mark?.clock === 'real') return { clock: 'real' };
  const now = mark?.clock === 'simulated' && typeof mark.now === 'string' ? normaliseInstant(mark.now) : null;
  if (now === null)
    throw new UnusableDataFolder(`${join(folder, CLOCK)} does not say by which clock the folder was made.`);
  return { clock: 'simulated', now };
}

function parsed(text: string): { readonly clock?: unknown; readonly now?: unknown } | null {
  try {
    return JSON.parse(text) as { clock?: unknown };
  } catch {
    return null;
  }
}

/** Whole or not at all: written beside, synced, then renamed. */
function writeMark(folder: string, mark: ClockMark): void {
  const beside = join(folder, `${CLOCK}.new`);
  const file = openSync(beside, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(mark)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(beside, join(folder, CLOCK));
}
