import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalJson, type Instant } from '@sealtrail/event-sourcing';
import { writeJsonFile } from '../namespace-manifest/json-files';
import { FORMAT, parseJson } from '../namespace-manifest/manifest';

/** The backup, or the target of a backup or restore, cannot be used: the message says why, and what to do. */
export class UnusableBackup extends Error {
  override readonly name = 'UnusableBackup';
}

/** One file of a backup, as it was when it was copied. */
export type ListedFile = {
  /** Relative to `data`, with `/`. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  /** Modification time of the copied file: for a material, the time of its last renewal. */
  readonly changedMs: number;
};

/** The list of files of a backup: written last, so that a folder without it is not a backup. */
export type BackupList = {
  readonly format: number;
  readonly madeAt: Instant;
  /** Id of the log. */
  readonly log: string;
  /** Position and id of the last event. */
  readonly head: string;
  readonly mark: string;
  readonly files: readonly ListedFile[];
};

const LIST = 'backup.json';
/** Subfolder of the copied files: prevents a server from being started on a backup by mistake. */
const DATA = 'data';

/** Only paths within the folder. */
const PATH = /^[a-z0-9-]+(\.[a-z]+)?(\/[a-z0-9-]+)*$/;

export const dataFolderOf = (backup: string): string => join(backup, DATA);

export const isBackup = (folder: string): boolean => existsSync(join(folder, LIST));

export const writeBackupList = (backup: string, list: BackupList): void =>
  writeJsonFile(join(backup, LIST), { ...list, digest: digestOf(list) });

/** @throws {UnusableBackup} if there is no list, or it is damaged */
export function readBackupList(backup: string): BackupList {
  if (!isBackup(backup)) {
    throw new UnusableBackup(`${backup} has no ${LIST}: it is not a backup, or an unfinished one.`);
  }
  const { digest, ...list } = (parseJson(readFileSync(join(backup, LIST), 'utf8')) ?? {}) as BackupList & {
    readonly digest?: unknown;
  };
  if (digest !== digestOf(list)) throw new UnusableBackup(`${join(backup, LIST)} is damaged: use another backup.`);
  const outside = list.files.find(({ path }) => !PATH.test(path));
  if (outside !== undefined) throw new UnusableBackup(`${backup} lists a file outside the backup: ${outside.path}.`);
  if (list.format === FORMAT) return list;
  throw new UnusableBackup(
    `${backup} has format ${list.format}; this version of Sealtrail reads format ${FORMAT}. Restore it with the version that created it.`,
  );
}

const digestOf = (list: BackupList): string => createHash('sha256').update(canonicalJson(list)).digest('hex');
