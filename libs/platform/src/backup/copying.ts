import { createHash } from 'node:crypto';
import { chmod, constants, copyFile, mkdir, open, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../files/sync-folder';
import { Database } from '../sqlite/database';
import { type FileKind, openForReading } from '../sqlite/sqlite-file';
import type { ListedFile } from './backup-list';

/** How much of a file has been copied or read, in bytes. */
export type OnBytes = (done: number, of: number) => void;

type Digest = Pick<ListedFile, 'bytes' | 'sha256'>;

/** 4 MiB of pages at a time: between two of them progress is told. */
const PAGES_AT_ONCE = 1_024;
const PAGE_BYTES = 4_096;

/**
 * Copies a file of SQLite's beside whoever writes it, as it is at one instant: the copy holds everything that was committed
 * by then and nothing of later.
 */
export async function copySqliteFile(from: string, kind: FileKind, to: string, onBytes: OnBytes): Promise<void> {
  const source = openForReading(from, kind);
  try {
    // A look that stays open: else every commit of the writer would begin the copy anew.
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

/** Makes a store one file, that can be read from a medium that nobody can write. */
export function withoutJournal(file: string): void {
  const copy = new Database(file);
  copy.pragma('journal_mode = DELETE');
  copy.close();
}

/** Copies a plain file, durably, with its time of change. @throws with code `ENOENT` where it is gone, `EEXIST` where a file is there */
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

/** What a file holds, read once, and synced: what a copy by SQLite is may still be on its way to the disk. */
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
