import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, UNFINISHED_RESTORE } from '../data-folder';
import { syncFolder } from '../files/sync-folder';
import { LOCK, lockFolder } from '../folder-lock';
import { readJsonFile, writeJsonFile } from '../namespace-manifest/json-files';
import { type BackupList, dataFolderOf, type ListedFile, readBackupList, UnusableBackup } from './backup-list';
import { checkData, type DataToCheck } from './check-data';
import { copyPlainFile } from './copying';
import { Findings } from './findings';
import { resolveTarget } from './resolve-target';
import { endFindings, findingAt, type VerificationResult } from './verify-backup';

export type RestoreOptions = Omit<DataToCheck, 'folder'> & {
  readonly backup: string;
  /** Absent, empty, or left by an interrupted restore of this very backup. */
  readonly target: string;
  /** Allows a server to start despite findings, if there is no better backup. */
  readonly accept: boolean;
};

/** Written last: a server does not start on a folder without it. */
const RESTORED_LAST = 'manifest.json';

/**
 * Makes a data folder from a backup, and checks it completely. An interrupted restore is started over by the same command, and
 * no server starts on it; nor on data that differ from what was copied, unless that is accepted.
 *
 * @throws {UnusableBackup} {@link UnusableDataFolder}
 */
export async function restoreFolder({ backup, target, accept, ...asked }: RestoreOptions): Promise<VerificationResult> {
  const list = readBackupList(backup);
  const folder = resolveTarget(target);
  makeFolder(folder);
  const lock = lockFolder(folder);
  try {
    await claim(folder, list);
    const wrong = await copyFiles(dataFolderOf(backup), folder, list, asked.onProgress);
    const kept = join(folder, 'vault.key');
    const checked = await checkData({ ...asked, folder, keyFile: asked.keyFile ?? (existsSync(kept) ? kept : null) });
    const findings = [...wrong, ...checked.findings, ...endFindings(list, checked)];
    if (findings.length === 0 || accept) {
      await rm(join(folder, UNFINISHED_RESTORE));
      await syncFolder(folder);
    }
    return { ...checked, list, findings };
  } finally {
    lock.close();
  }
}

/**
 * @throws {UnusableBackup} if the folder contains anything that a restore of this backup did not write, such as the key of
 *   its vault
 */
async function claim(folder: string, list: BackupList): Promise<void> {
  const { log, head, madeAt } = list;
  const mine = { log, head, madeAt };
  const found = (await readdir(folder)).filter((name) => !name.startsWith(LOCK));
  if (found.length > 0) {
    const left = readJsonFile(join(folder, UNFINISHED_RESTORE));
    if (JSON.stringify(left) !== JSON.stringify(mine) || found.some((name) => !isFromBackup(list, name))) {
      throw new UnusableBackup(`${folder} is not empty; nothing is overwritten. Restore into another target.`);
    }
    const others = found.filter((name) => name !== UNFINISHED_RESTORE);
    await Promise.all(others.map((name) => rm(join(folder, name), { recursive: true })));
  }
  writeJsonFile(join(folder, UNFINISHED_RESTORE), mine);
}

/** A file or folder of the backup, or an SQLite companion file of one. */
const isFromBackup = ({ files }: BackupList, name: string): boolean =>
  name === UNFINISHED_RESTORE ||
  files.some(({ path }) => path.split('/')[0] === name.replace(/-(wal|shm|journal)$/, ''));

async function copyFiles(from: string, to: string, list: BackupList, onProgress: DataToCheck['onProgress']) {
  const findings = new Findings();
  const files = [...list.files].sort((a, b) => Number(a.path === RESTORED_LAST) - Number(b.path === RESTORED_LAST));
  for (const [index, file] of files.entries()) {
    const finding = await moveIntoPlace(join(from, file.path), join(to, file.path), file);
    if (finding !== null) findings.add(finding);
    onProgress('files', index + 1, files.length);
  }
  return findings.lines;
}

async function moveIntoPlace(from: string, to: string, file: ListedFile): Promise<string | null> {
  if (!existsSync(from)) return `${file.path} is missing`;
  await copyPlainFile(from, to, file.changedMs);
  await syncFolder(dirname(to));
  return findingAt(to, file);
}
