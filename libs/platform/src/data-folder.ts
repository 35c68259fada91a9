import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import { normaliseInstant } from '@sealtrail/working-days';
import type BetterSqlite from 'better-sqlite3';
import type { OwnFolder } from './birth/birth';
import { jsonFileIn, moveFile, writeJsonFile } from './birth/folder-files';
import { type Manifest, manifestIn, withoutManifest } from './birth/manifest';
import { Database } from './sqlite/database';
import { UnusableFile } from './sqlite/sqlite-file';
import { FolderMending } from './standing/folder-mending';
import { unfinishedMending } from './standing/mending';

/** The data folder cannot be used: the message says why, and what to do. */
export class UnusableDataFolder extends Error {
  override readonly name = 'UnusableDataFolder';
}

/** Nothing that a server has made is there. */
export const noDataFolder = (path: string): UnusableDataFolder =>
  new UnusableDataFolder(`${path} is no data folder of Sealtrail. Name the right one with --data-dir.`);

/** Another server is at work in it. */
class FolderInUse extends UnusableDataFolder {}

/** A file of this name, and what SQLite puts beside it. */
export const LOCK = 'lock';
const MANIFEST = 'manifest.json';
/** The manifest until the birth is over. */
const BIRTH = 'birth.json';
/** How far a simulated clock has come. */
const CLOCK = 'clock.json';
/** There while a backup is being restored into it: what stands there is not whole. */
export const UNFINISHED_RESTORE = 'restoring.json';
/** There once it lives on elsewhere. */
const MOVED = 'moved.json';
/** What stands in a folder that is nobody's yet: what a birth begins with (also half written), and a key that was put there. */
const BEFORE_BIRTH = ['vault.key', 'admin-key', 'lost+found', LOCK, CLOCK, BIRTH];
/** Format 1 had these and no manifest. */
const STORES = ['events.sqlite', 'timers.sqlite', 'vault.sqlite', 'views.sqlite'];

/** A folder as whoever does not work in it sees it. */
export type FolderLook = Pick<OwnFolder, 'name' | 'manifest'> & { readonly path: string };

/** The folder of one server: nobody else may use it while it is open. */
export class DataFolder implements OwnFolder {
  private constructor(
    readonly path: string,
    private readonly lock: BetterSqlite.Database,
    readonly manifest: Manifest | null,
    readonly begun: Manifest | null,
    /** Where a simulated clock goes on; `null` under the real one. */
    readonly resumesAt: Instant | null,
  ) {}

  get name(): string {
    return nameOf(this.path);
  }

  /**
   * Makes the folder where it is missing, readable by its owner alone, and locks it. The rights of a folder that is there
   * are left as they are. The lock goes with the process, however it ends.
   *
   * @param simulatedClock where such a clock begins, if the folder is new.
   * @throws {UnusableDataFolder} {@link UnusableManifest}
   */
  static open(path: string, simulatedClock: Instant | null): DataFolder {
    const folder = resolve(path);
    makeFolder(folder);
    refuseForeign(folder);
    const lock = lockFolder(folder);
    try {
      refuseUnfinished(folder);
      refuseUnfinishedMending(folder);
      const { manifest, begun } = manifestsIn(folder);
      const known = manifest ?? begun;
      const resumesAt = known === null ? simulatedClock : instantIn(folder, known);
      return new DataFolder(folder, lock, manifest, begun, resumesAt);
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  /**
   * Opens a folder that a server has made, whatever its clock; `null` while a server is at work in it.
   *
   * @throws {UnusableDataFolder} {@link UnusableManifest}
   */
  static openAsItIs(path: string): DataFolder | null {
    refuseUnfinishedMending(resolve(path));
    return DataFolder.openToMend(path);
  }

  /** As {@link openAsItIs}, also where a mending was cut off. */
  static openToMend(path: string): DataFolder | null {
    const folder = resolve(path);
    refuseUnfinished(folder);
    const manifest = DataFolder.look(folder).manifest;
    if (manifest === null) throw noDataFolder(folder);
    try {
      return new DataFolder(folder, lockFolder(folder), manifest, null, instantIn(folder, manifest));
    } catch (error) {
      if (error instanceof FolderInUse) return null;
      throw error;
    }
  }

  /** What a folder says of itself, beside whoever works in it. @throws {UnusableManifest} */
  static look(path: string): FolderLook {
    const folder = resolve(path);
    return { path: folder, name: nameOf(folder), manifest: manifestsIn(folder).manifest };
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** The instant comes first: a birth that was begun always knows it. */
  begin(manifest: Manifest): void {
    if (this.resumesAt !== null) this.keepInstant(this.resumesAt);
    writeJsonFile(this.file(BIRTH), manifest);
  }

  finish(): void {
    moveFile(this.file(BIRTH), MANIFEST);
  }

  /** Remembers how far the simulated clock has come. */
  keepInstant(now: Instant): void {
    writeJsonFile(this.file(CLOCK), { now });
  }

  /** It lives on elsewhere: nobody is to work in it again. */
  leave(namespace: string): void {
    writeJsonFile(this.file(MOVED), { namespace });
  }

  close(): void {
    this.lock.close();
  }
}

/**
 * One folder at a time, outermost first: Node's own recursion never ends in a file system that makes none (`/proc`).
 *
 * @throws {UnusableDataFolder}
 */
export function makeFolder(folder: string): void {
  try {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw new Error('it is no folder');
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      return;
    }
    if (dirname(folder) !== folder && !existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error instanceof UnusableDataFolder) throw error;
    throw new UnusableDataFolder(`${folder} cannot be made or used: ${(error as Error).message}`);
  }
}

/** @throws {UnusableDataFolder} */
function refuseUnfinished(folder: string): void {
  const moved = jsonFileIn(join(folder, MOVED)) as { readonly namespace?: unknown } | null | undefined;
  if (moved !== null) {
    throw new UnusableDataFolder(
      `${folder} was moved to the namespace ${String(moved?.namespace)} on servers, and lives on there. ` +
        `Whoever wants to go on here as well removes ${join(folder, MOVED)}: the two will know nothing of each other.`,
    );
  }
  if (!existsSync(join(folder, UNFINISHED_RESTORE))) return;
  throw new UnusableDataFolder(
    `A backup was being restored into ${folder}, and that was not finished. Restore it again into the same place.`,
  );
}

/** @throws {UnusableDataFolder} */
export function refuseUnfinishedMending(folder: string): void {
  if (new FolderMending(folder).isUnfinished) throw new UnusableDataFolder(unfinishedMending(nameOf(folder)));
}

/**
 * A mistyped folder, or a backup, must not become a jurisdiction of its own that takes what was meant for another.
 *
 * @throws {UnusableDataFolder}
 */
function refuseForeign(folder: string): void {
  // Names first: a server that begins here meanwhile shows in what is looked at afterwards.
  const names = readdirSync(folder);
  if (names.includes(UNFINISHED_RESTORE) || names.includes(MOVED)) return;
  const { manifest, begun } = manifestsIn(folder);
  if (manifest !== null || begun !== null) return;
  const foreign = names.find((name) => !name.startsWith('.') && !BEFORE_BIRTH.some((own) => name.startsWith(own)));
  if (foreign === undefined) return;
  throw new UnusableDataFolder(
    `${folder} is no data folder of Sealtrail, and not empty (${foreign}): none is made among other things. ` +
      'Name the right one with --data-dir, or one that is empty or not there yet.',
  );
}

const nameOf = (folder: string): string => `the data folder ${folder}`;

/**
 * Looked at in this order, a birth that a server is at just now is never taken for format 1: stores come after its
 * beginning, and it ends by a change of name.
 *
 * @throws {UnusableManifest}
 */
function manifestsIn(folder: string): Pick<OwnFolder, 'manifest' | 'begun'> {
  const holdsStores = STORES.some((file) => existsSync(join(folder, file)));
  const begun = manifestAt(folder, BIRTH);
  const manifest = manifestAt(folder, MANIFEST);
  if (holdsStores && begun === null && manifest === null) throw withoutManifest(nameOf(folder));
  return { manifest, begun: manifest === null ? begun : null };
}

function manifestAt(folder: string, file: string): Manifest | null {
  const found = jsonFileIn(join(folder, file));
  return found === null ? null : manifestIn(found, nameOf(folder));
}

function instantIn(folder: string, { clock }: Manifest): Instant | null {
  if (clock === 'real') return null;
  const { now } = (jsonFileIn(join(folder, CLOCK)) ?? {}) as { readonly now?: unknown };
  const instant = typeof now === 'string' ? normaliseInstant(now) : null;
  if (instant !== null) return instant;
  throw new UnusableDataFolder(
    `${join(folder, CLOCK)} does not say how far the simulated clock has come. Put it back from a backup.`,
  );
}

/** Nobody else may use the folder until it is closed, or the process ends. @throws {UnusableDataFolder} */
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
