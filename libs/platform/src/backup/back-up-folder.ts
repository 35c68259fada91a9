import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, rm } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import type { Instant } from '@sealtrail/event-sourcing';
import { FORMAT } from '../birth/manifest';
import { namedByHash } from '../carrying/folder-contents';
import { DataFolder, UnusableDataFolder } from '../data-folder';
import { syncFolder } from '../files/sync-folder';
import { openLogForReading } from '../open-log';
import { EVENTS_FILE, TIMERS_FILE, TRAIL_FILE, VAULT_FILE, VIEWS_FILE } from '../sqlite/file-kinds';
import type { FileKind } from '../sqlite/sqlite-file';
import { type BackupList, dataOf, type ListedFile, UnusableBackup, writeList } from './backup-list';
import { copyPlainFile, copySqliteFile, syncedDigest } from './copying';

export type BackupWish = {
  /** The data folder, whether a server is at work in it or not. */
  readonly folder: string;
  /** Absent or empty. */
  readonly target: string;
  /** A copy of the vault's master key goes in too: whoever has such a backup can read everybody's data. */
  readonly keyFile: string | null;
  readonly madeAt: Instant;
  /** `events.sqlite: 40960 of 81920 bytes`. */
  readonly onProgress: (file: string, done: number, of: number) => void;
};

type StoreFile = { readonly name: string; readonly kind: FileKind };

/**
 * What follows the log comes before it, and what the log names comes after: so views and timers are never ahead of the log,
 * and nobody whom a fact names is missing.
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
/** A simulated clock is not behind any fact. */
const PLAIN = ['manifest.json', 'clock.json'];

/**
 * Copies a data folder beside the server that works in it. What is refused or fails leaves nothing behind.
 *
 * @throws {UnusableDataFolder} {@link UnusableManifest} {@link UnusableBackup} {@link UnusableFile}
 */
export async function backUpFolder(wish: BackupWish): Promise<BackupList> {
  const folder = DataFolder.look(wish.folder);
  if (folder.manifest === null) throw new UnusableDataFolder(`${folder.path} is no data folder of Sealtrail.`);
  const target = await emptyTarget(wish.target, folder.path);
  const data = dataOf(target);
  await mkdir(data, { mode: 0o700 });
  try {
    const files = await copied({ ...wish, folder: folder.path }, data);
    const { head, mark } = await endOf(join(data, LOG.name));
    const list: BackupList = { format: FORMAT, madeAt: wish.madeAt, log: folder.manifest.log, head, mark, files };
    writeList(target, list);
    return list;
  } catch (error) {
    await rm(data, { recursive: true, force: true });
    throw error;
  }
}

/** @throws {UnusableBackup} */
async function emptyTarget(path: string, folder: string): Promise<string> {
  const target = resolve(path);
  if (target === folder || target.startsWith(`${folder}/`)) {
    throw new UnusableBackup(`${target} lies in the data folder itself. Choose a place on another disk.`);
  }
  try {
    await mkdir(target, { recursive: true, mode: 0o700 });
    if ((await readdir(target)).length === 0) {
      await chmod(target, 0o700);
      return target;
    }
  } catch (error) {
    throw new UnusableBackup(`${target} cannot be made or used: ${(error as Error).message}`);
  }
  throw new UnusableBackup(`${target} is not empty, and nothing is ever overwritten. Choose another place.`);
}

async function copied({ folder, keyFile, onProgress }: BackupWish, data: string): Promise<readonly ListedFile[]> {
  const files: ListedFile[] = [];
  for (const store of [...BEFORE_THE_LOG, LOG, ...AFTER_THE_LOG]) {
    const from = join(folder, store.name);
    // A projector that has not begun yet has made no views: they are made of the log.
    if (!existsSync(from)) continue;
    const to = join(data, store.name);
    await copySqliteFile(from, store.kind, to, (done, of) => onProgress(store.name, done, of));
    files.push({ path: store.name, ...(await syncedDigest(to)) });
  }
  files.push(...(await copiedMaterials(folder, data, onProgress)));
  for (const name of PLAIN.filter((plain) => existsSync(join(folder, plain)))) {
    files.push({ ...(await copyPlainFile(join(folder, name), join(data, name))), path: name });
  }
  if (keyFile !== null) files.push({ ...(await copyPlainFile(keyFile, join(data, KEY))), path: KEY });
  await syncFolder(data);
  return files;
}

const KEY = 'vault.key';

/** One that goes meanwhile was in no case: no fact names it. */
async function copiedMaterials(folder: string, data: string, onProgress: BackupWish['onProgress']) {
  const found = await namedByHash(join(folder, 'files'));
  const copies: ListedFile[] = [];
  for (const [index, file] of found.entries()) {
    const path = relative(folder, file).replaceAll('\\', '/');
    const copy = await copyPlainFile(file, join(data, path)).catch((error: unknown) => {
      if ((error as { code?: unknown }).code === 'ENOENT') return null;
      throw error;
    });
    if (copy !== null) copies.push({ ...copy, path });
    onProgress('files', index + 1, found.length);
  }
  return copies;
}

async function endOf(file: string): Promise<Pick<BackupList, 'head' | 'mark'>> {
  const log = await openLogForReading({ file }, { upcasters: {}, onOutage: () => {} });
  try {
    const head = await log.head();
    return { head: String(head), mark: log.markAt(head) };
  } finally {
    await log.close();
  }
}
