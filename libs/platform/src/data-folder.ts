import { accessSync, constants, existsSync, mkdirSync, readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import { normaliseInstant } from '@sealtrail/working-days';
import type BetterSqlite from 'better-sqlite3';
import { FolderReconciliationStore } from './consistency/folder-reconciliation-store';
import { unfinishedReconciliation } from './consistency/reconciliation';
import { FolderInUse, LOCK, lockFolder, noDataFolder, UnusableDataFolder } from './folder-lock';
import type { InitialisableFolder } from './namespace-manifest/initialise';
import { readJsonFile, renameFile, writeJsonFile } from './namespace-manifest/json-files';
import { type Manifest, missingManifest, parseManifest } from './namespace-manifest/manifest';

const MANIFEST = 'manifest.json';

/** The manifest until the initialisation is complete. */
const UNFINISHED_MANIFEST = 'birth.json';

/** The present instant of a simulated clock. */
const CLOCK = 'clock.json';

/** Exists while a backup is being restored into the folder: its content is incomplete. */
export const UNFINISHED_RESTORE = 'restoring.json';

/** Exists once the data were moved to a namespace. */
const MOVED = 'moved.json';

/**
 * Content of a folder that is not initialised yet: what an initialisation writes first (also partially), and a key placed there
 * by an operator.
 */
const FILES_BEFORE_INITIALISATION = ['vault.key', 'admin-key', 'lost+found', LOCK, CLOCK, UNFINISHED_MANIFEST];

/** Format 1 had these and no manifest. */
const STORES = ['events.sqlite', 'timers.sqlite', 'vault.sqlite', 'views.sqlite'];

/** A folder as inspected by a process that does not own it. */
export type FolderStatus = Pick<InitialisableFolder, 'name' | 'manifest'> & { readonly path: string };

/** The folder of one server: no other process may use it while it is open. */
export class DataFolder implements InitialisableFolder {
  private constructor(
    readonly path: string,
    private readonly lock: BetterSqlite.Database,
    readonly manifest: Manifest | null,
    readonly begun: Manifest | null,
    /** Where a simulated clock resumes; `null` under the real one. */
    readonly resumesAt: Instant | null,
  ) {}

  get name(): string {
    return nameOf(this.path);
  }

  /**
   * Creates the folder if it does not exist, readable by its owner only, and locks it. The permissions of an existing folder
   * are not changed. The lock ends with the process, however it ends.
   *
   * @param simulatedClock start instant of a simulated clock, if the folder is new.
   * @throws {UnusableDataFolder} {@link UnusableManifest}
   */
  static open(path: string, simulatedClock: Instant | null): DataFolder {
    const folder = resolve(path);
    makeFolder(folder);
    refuseForeign(folder);
    const lock = lockFolder(folder);
    try {
      refuseUnfinished(folder);
      refuseUnfinishedReconciliation(folder);
      const { manifest, begun } = manifestsIn(folder);
      const known = manifest ?? begun;
      const resumesAt = known === null ? simulatedClock : readClockInstant(folder, known);
      return new DataFolder(folder, lock, manifest, begun, resumesAt);
    } catch (error) {
      lock.close();
      throw error;
    }
  }

  /**
   * Opens a folder that a server has initialised, with either clock; `null` while a server is running in it.
   *
   * @throws {UnusableDataFolder} {@link UnusableManifest}
   */
  static openExisting(path: string): DataFolder | null {
    refuseUnfinishedReconciliation(resolve(path));
    return DataFolder.openForReconciliation(path);
  }

  /** Like {@link openExisting}, also if a reconciliation was interrupted. */
  static openForReconciliation(path: string): DataFolder | null {
    const folder = resolve(path);
    refuseUnfinished(folder);
    const manifest = DataFolder.inspect(folder).manifest;
    if (manifest === null) throw noDataFolder(folder);
    try {
      return new DataFolder(folder, lockFolder(folder), manifest, null, readClockInstant(folder, manifest));
    } catch (error) {
      if (error instanceof FolderInUse) return null;
      throw error;
    }
  }

  /** Reads the manifest of a folder that another process may own. @throws {UnusableManifest} */
  static inspect(path: string): FolderStatus {
    const folder = resolve(path);
    return { path: folder, name: nameOf(folder), manifest: manifestsIn(folder).manifest };
  }

  file(name: string): string {
    return join(this.path, name);
  }

  /** The instant is written first: an initialisation that was begun always has it. */
  begin(manifest: Manifest): void {
    if (this.resumesAt !== null) this.saveClockInstant(this.resumesAt);
    writeJsonFile(this.file(UNFINISHED_MANIFEST), manifest);
  }

  finish(): void {
    renameFile(this.file(UNFINISHED_MANIFEST), MANIFEST);
  }

  /** Stores the present instant of the simulated clock. */
  saveClockInstant(now: Instant): void {
    writeJsonFile(this.file(CLOCK), { now });
  }

  /** The data were moved to a namespace: no process may work in the folder again. */
  markAsMoved(namespace: string): void {
    writeJsonFile(this.file(MOVED), { namespace });
  }

  close(): void {
    this.lock.close();
  }
}

/**
 * Creates one folder at a time, outermost first: Node's own recursion never ends in a file system that allows none (`/proc`).
 *
 * @throws {UnusableDataFolder}
 */
export function makeFolder(folder: string): void {
  try {
    if (existsSync(folder)) {
      if (!statSync(folder).isDirectory()) throw new Error('it is not a folder');
      accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
      return;
    }
    if (dirname(folder) !== folder && !existsSync(dirname(folder))) makeFolder(dirname(folder));
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    if (error instanceof UnusableDataFolder) throw error;
    throw new UnusableDataFolder(`${folder} cannot be created or used: ${(error as Error).message}`);
  }
}

/** @throws {UnusableDataFolder} */
function refuseUnfinished(folder: string): void {
  const moved = readJsonFile(join(folder, MOVED)) as { readonly namespace?: unknown } | null | undefined;
  if (moved !== null) {
    throw new UnusableDataFolder(
      `${folder} was migrated to the namespace ${String(moved?.namespace)} on servers. ` +
        `To continue in this folder independently of it, remove ${join(folder, MOVED)}.`,
    );
  }
  if (!existsSync(join(folder, UNFINISHED_RESTORE))) return;
  throw new UnusableDataFolder(
    `The restore of a backup into ${folder} was not finished. Restore it again into the same folder.`,
  );
}

/** @throws {UnusableDataFolder} */
export function refuseUnfinishedReconciliation(folder: string): void {
  if (new FolderReconciliationStore(folder).isUnfinished)
    throw new UnusableDataFolder(unfinishedReconciliation(nameOf(folder)));
}

/**
 * A mistyped folder, or a backup, must not become a new jurisdiction that receives data meant for another.
 *
 * @throws {UnusableDataFolder}
 */
function refuseForeign(folder: string): void {
  // Reads the names first: a server that initialises the folder meanwhile is noticed by the reads that follow.
  const names = readdirSync(folder);
  if (names.includes(UNFINISHED_RESTORE) || names.includes(MOVED)) return;
  const { manifest, begun } = manifestsIn(folder);
  if (manifest !== null || begun !== null) return;
  const foreign = names.find(
    (name) => !name.startsWith('.') && !FILES_BEFORE_INITIALISATION.some((own) => name.startsWith(own)),
  );
  if (foreign === undefined) return;
  throw new UnusableDataFolder(
    `${folder} is not a Sealtrail data folder, and not empty (${foreign}). ` +
      'Set the right one with --data-dir, or an empty or new folder.',
  );
}

const nameOf = (folder: string): string => `the data folder ${folder}`;

/**
 * In this order, an initialisation in progress is never mistaken for format 1: stores are created after it has begun, and it
 * ends by a rename.
 *
 * @throws {UnusableManifest}
 */
function manifestsIn(folder: string): Pick<InitialisableFolder, 'manifest' | 'begun'> {
  const holdsStores = STORES.some((file) => existsSync(join(folder, file)));
  const begun = manifestAt(folder, UNFINISHED_MANIFEST);
  const manifest = manifestAt(folder, MANIFEST);
  if (holdsStores && begun === null && manifest === null) throw missingManifest(nameOf(folder));
  return { manifest, begun: manifest === null ? begun : null };
}

function manifestAt(folder: string, file: string): Manifest | null {
  const found = readJsonFile(join(folder, file));
  return found === null ? null : parseManifest(found, nameOf(folder));
}

function readClockInstant(folder: string, { clock }: Manifest): Instant | null {
  if (clock === 'real') return null;
  const { now } = (readJsonFile(join(folder, CLOCK)) ?? {}) as { readonly now?: unknown };
  const instant = typeof now === 'string' ? normaliseInstant(now) : null;
  if (instant !== null) return instant;
  throw new UnusableDataFolder(
    `${join(folder, CLOCK)} does not contain the time of the simulated clock. Restore it from a backup.`,
  );
}
