import { createHash } from 'node:crypto';
import { chmod, constants, copyFile, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../files/sync-folder';
import { Database } from '../sqlite/database';
import { type FileKind, openForReading } from '../sqlite/sqlite-file';
import type { ListedFile } from './backup-list';

/** Progress of copying or reading a file, in bytes. */
export type OnBytes = (done: number, of: number) => void;

type Digest = Pick<ListedFile, 'bytes' | 'sha256'>;

/** Pages copied per step (4 MiB); progress is reported between steps. */
const PAGES_AT_ONCE = 1_024;
const PAGE_BYTES = 4_096;

/**
 * Copies an SQLite file while it may be written, as of one instant: the copy contains everything committed by then and nothing
 * later.
 */
export async function copySqliteFile(from: string, kind: FileKind, to: string, onBytes: OnBytes): Promise<void> {
  const source = openForReading(from, kind);
  try {
    // A read transaction stays open: otherwise every commit of the writer would restart the copy.
    source.exec('BEGIN');
    source.prepare('SELECT count(*) FROM sqlite_schema').get();
    await source.backup(to, {
      progress: ({ totalPages, remainingPages }) => {
        onBytes((totalPages - remainingPages) * PAGE_BYTES, totalPages * PAGE_BYTES);
        return PAGES_AT_ONCE;
      },
    });
  } finally {
    source.close();
  }
}

/** Turns a store into a single file, which can be read from a read-only medium. */
export function withoutJournal(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/**
 * Copies a regular file, durably, with its modification time. @throws with code `ENOENT` if it no longer exists, `EEXIST` if
 * the target exists
 */
export async function copyPlainFile(from: string, to: string, changedMs?: number): Promise<void> {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await copyFile(from, to, constants.COPYFILE_EXCL);
  await chmod(to, 0o600);
  const time = new Date(changedMs ?? Math.round((await stat(from)).mtimeMs));
  const target = await open(to, 'r+');
  try {
    await target.utimes(time, time);
    await target.sync();
  } finally {
    await target.close();
  }
}

/** The digest of a file, read once, and synced: a copy made by SQLite may not have reached the disk yet. */
export async function syncedDigest(file: string): Promise<Digest & Pick<ListedFile, 'changedMs'>> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await syncFolder(dirname(file));
  return { ...(await digestOfFile(file)), changedMs: Math.round((await stat(file)).mtimeMs) };
}

export async function digestOfFile(file: string): Promise<Digest> {
  const handle = await open(file, 'r');
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of handle.createReadStream() as AsyncIterable<Buffer>) {
    hash.update(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest('hex') };
}
