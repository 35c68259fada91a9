import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import { DataFolder, refuseUnfinishedReconciliation } from '../data-folder';
import { syncFolder } from '../files/sync-folder';
import { noDataFolder } from '../folder-lock';
import { filesNamedByHash } from '../migration/folder-contents';
import { FORMAT } from '../namespace-manifest/manifest';
import { verifiedMasterKey } from '../namespace-manifest/manifest-secret';
import { openLogForReading } from '../open-log';
import { EVENTS_FILE, TIMERS_FILE, TRAIL_FILE, VAULT_FILE, VIEWS_FILE } from '../sqlite/file-kinds';
import type { FileKind } from '../sqlite/sqlite-file';
import { type BackupList, dataFolderOf, type ListedFile, UnusableBackup, writeBackupList } from './backup-list';
import { copyPlainFile, copySqliteFile, syncedDigest, withoutJournal } from './copying';
import { isInside, resolveTarget } from './resolve-target';

export type BackupOptions = {
  /** The data folder; a server may be running in it. */
  readonly folder: string;
  /** Absent or empty. */
  readonly target: string;
  /** File of the vault's master key; `null`: not available. */
  readonly keyFile: string | null;
  /** Includes a copy of the key: such a backup gives access to all personal data. */
  readonly withKey: boolean;
  readonly madeAt: Instant;
  /** `events.sqlite: 40960 of 81920 bytes`. */
  readonly onProgress: (file: string, done: number, of: number) => void;
};

type StoreFile = { readonly name: string; readonly kind: FileKind };

/**
 * Followers of the log are copied before it, and what the log references after it: so views and timers are never ahead of the
 * log, and no data subject of an event is missing.
 */
const BEFORE_THE_LOG: readonly StoreFile[] = [
  { name: 'views.sqlite', kind: VIEWS_FILE },
  { name: 'timers.sqlite', kind: TIMERS_FILE },
];
const LOG: StoreFile = { name: 'events.sqlite', kind: EVENTS_FILE };
const AFTER_THE_LOG: readonly StoreFile[] = [
  { name: 'vault.sqlite', kind: VAULT_FILE },
  { name: 'trail.sqlite', kind: TRAIL_FILE },
];
/** A simulated clock must not be behind any event. */
const PLAIN_FILES = ['manifest.json', 'clock.json'];

/**
 * Copies a data folder while a server may be running in it. A refused or failed backup leaves nothing behind.
 *
 * @throws {UnusableDataFolder} {@link UnusableManifest} {@link UnusableBackup} {@link UnusableFile}
 */
export async function backUpFolder(options: BackupOptions): Promise<BackupList> {
  const folder = DataFolder.inspect(options.folder);
  if (folder.manifest === null) throw noDataFolder(folder.path);
  refuseUnfinishedReconciliation(folder.path);
  if (options.keyFile !== null) verifiedMasterKey(options.keyFile, folder.manifest, folder.name);
  const target = await createTarget(options.target, folder.path);
  const told = { format: FORMAT, madeAt: options.madeAt, log: folder.manifest.log };
  return assemble(target, told, (data) => copy({ ...options, folder: folder.path }, data));
}

/**
 * Lets the data be collected, and then writes the list of files.
 *
 * @throws errors of the collection; then nothing is left behind
 */
export async function assemble(
  target: string,
  told: Pick<BackupList, 'format' | 'madeAt' | 'log'>,
  put: (data: string) => Promise<void>,
): Promise<BackupList> {
  const data = dataFolderOf(target);
  await mkdir(data, { mode: 0o700 });
  try {
    await put(data);
    const files = await listFiles(data);
    const list: BackupList = { ...told, ...(await endOf(join(data, LOG.name))), files };
    writeBackupList(target, list);
    return list;
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}

/** @throws {UnusableBackup} */
export async function createTarget(path: string, folder: string | null): Promise<string> {
  const target = resolveTarget(path);
  if (folder !== null && isInside(target, folder)) {
    throw new UnusableBackup(`${target} is inside the data folder. Choose a target on another disk.`);
  }
  try {
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length === 0) {
      await chmod(target, 0o700);
      return target;
    }
  } catch (error) {
    throw new UnusableBackup(`${target} cannot be created or used: ${(error as Error).message}`);
  }
  throw new UnusableBackup(`${target} is not empty; nothing is overwritten. Choose another target.`);
}

async function copy({ folder, keyFile, withKey, onProgress }: BackupOptions, data: string): Promise<void> {
  for (const store of [...BEFORE_THE_LOG, LOG, ...AFTER_THE_LOG]) {
    const from = join(folder, store.name);
    // A projector that has not started yet has no views: they are built from the log.
    if (!existsSync(from)) continue;
    await copySqliteFile(from, store.kind, join(data, store.name), (done, of) => onProgress(store.name, done, of));
  }
  await copyMaterials(folder, data, onProgress);
  for (const name of PLAIN_FILES.filter((plain) => existsSync(join(folder, plain)))) {
    await copyPlainFile(join(folder, name), join(data, name));
  }
  if (keyFile !== null && withKey) await copyPlainFile(keyFile, join(data, 'vault.key'));
}

/** A file removed meanwhile belongs to no case: no event references it. */
async function copyMaterials(folder: string, data: string, onProgress: BackupOptions['onProgress']): Promise<void> {
  const found = await filesNamedByHash(join(folder, 'files'));
  for (const [index, file] of found.entries()) {
    await copyPlainFile(file, join(data, relative(folder, file))).catch((error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error;
    });
    onProgress('files', index + 1, found.length);
  }
}

/** Reads all collected files once: stores as single files without a journal, everything synced to disk. */
async function listFiles(data: string): Promise<readonly ListedFile[]> {
  await rm(join(data, 'files', 'incoming'), { recursive: true, force: true });
  const entries = await readdir(data, { recursive: true, withFileTypes: true });
  const stores = entries.filter(({ name }) => name.endsWith('.sqlite'));
  for (const { parentPath, name } of stores) withoutJournal(join(parentPath, name));
  const files: ListedFile[] = [];
  for (const entry of await readdir(data, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    if (!entry.isFile()) await syncFolder(file);
    else files.push({ path: relative(data, file).replaceAll('\\', '/'), ...(await syncedDigest(file)) });
  }
  await syncFolder(data);
  return files;
}

async function endOf(file: string): Promise<Pick<BackupList, 'head' | 'mark'>> {
  const log = await openLogForReading({ file }, { upcasters: {}, onOutage: () => {} });
  try {
    const head = await log.head();
    return { head: String(head), mark: log.fingerprintAt(head) };
  } finally {
    await log.close();
  }
}
