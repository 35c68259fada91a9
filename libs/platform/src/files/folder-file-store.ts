import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { FileStore, FileTooLarge, FRESH_FILE_MS, type Instant, type StoredFile } from '@sealtrail/event-sourcing';
import type { LogCheckpoint, ReferencedStore } from '../consistency/log-fingerprint';
import { readJsonFile, writeJsonFile } from '../namespace-manifest/json-files';
import { StorageFull } from '../storage-errors';
import { syncFolder } from './sync-folder';

const SHA256 = /^[0-9a-f]{64}$/;
const INCOMING = 'incoming';
const PART = '.part';
const UNTOLD = 'untold';
/** Position up to which all references of the log were stored here. */
const FOLLOWED = 'followed.json';

/**
 * The modification time can be set by the program; the inode change time is set by the system: nothing can make a file look
 * older by it.
 */
type Age = { readonly neededAtMs: number; readonly touchedMs: number };

/**
 * Files in a folder, each under the hash of its content (`ab/cd/abcd…`). A name exists only once the whole content is synced;
 * files left half-written by a crash are removed at the next open. The time of the last renewal is the modification time. A
 * file not known to be referenced has an empty file of its name in `untold`. One process at a time.
 */
export class FolderFileStore extends FileStore implements ReferencedStore {
  /** The pending operation on each name: the next one waits for it. */
  private readonly turns = new Map<string, Promise<unknown>>();

  private constructor(
    private readonly folder: string,
    private readonly nowMs: () => number,
  ) {
    super();
  }

  /** Creates the folder if it does not exist, readable by its owner only. */
  static async open(path: string, nowMs: () => number = Date.now): Promise<FolderFileStore> {
    const folder = resolve(path);
    const incoming = join(folder, INCOMING);
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    const left = (await readdir(incoming)).filter((name) => name.endsWith(PART));
    await Promise.all(left.map((name) => rm(join(incoming, name), { force: true })));
    if (!(await readdir(folder)).includes(UNTOLD)) await markAll(folder);
    await syncFolder(folder);
    await syncFolder(dirname(folder));
    return new FolderFileStore(folder, nowMs);
  }

  /** Durable when it returns. @throws {FileTooLarge} {@link StorageFull} */
  override async keep(content: Readable, sizeMax: number): Promise<StoredFile> {
    const part = join(this.folder, INCOMING, `${randomUUID()}${PART}`);
    try {
      const stored = await write(part, content, sizeMax);
      await this.inTurn(stored.sha256, () => this.place(part, stored.sha256));
      return stored;
    } catch (error) {
      // A file that cannot be removed now is removed at the next open; the caller must get the first error.
      await rm(part, { force: true }).catch(() => {});
      throw explained(error);
    }
  }

  override async find(sha256: string): Promise<{ readonly size: number; readonly content: Readable } | null> {
    if (!SHA256.test(sha256)) return null;
    const file = this.fileOf(sha256);
    try {
      const { size } = await stat(file);
      return { size, content: Readable.from(contentOf(file), { objectMode: false }) };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  override async renew(sha256: string, at: Instant): Promise<boolean> {
    if (!SHA256.test(sha256)) return false;
    return this.inTurn(sha256, async () => {
      const age = await this.ageOf(sha256);
      if (age === null) return false;
      const time = new Date(at);
      if (time.getTime() > age.neededAtMs) await utimes(this.fileOf(sha256), time, time);
      return true;
    });
  }

  /** A file that reappears after a power cut is removed again. */
  override async remove(sha256: string, before: Instant): Promise<boolean> {
    if (!SHA256.test(sha256)) return true;
    return this.inTurn(sha256, async () => {
      const age = await this.ageOf(sha256);
      const isFresh = age !== null && age.touchedMs > this.nowMs() - FRESH_FILE_MS;
      if (isFresh || (age !== null && age.neededAtMs >= Date.parse(before))) return false;
      await rm(this.fileOf(sha256), { force: true });
      await rm(this.markOf(sha256), { force: true });
      return true;
    });
  }

  async followed(): Promise<LogCheckpoint | null> {
    const { position, mark } = (readJsonFile(join(this.folder, FOLLOWED)) ?? {}) as Readonly<Record<string, unknown>>;
    const isSound = typeof position === 'string' && /^\d{1,19}$/.test(position) && typeof mark === 'string';
    return isSound ? { position: BigInt(position), mark } : null;
  }

  async follow({ position, mark }: LogCheckpoint): Promise<void> {
    writeJsonFile(join(this.folder, FOLLOWED), { position: String(position), mark });
  }

  async lacking(ids: readonly string[]): Promise<readonly string[]> {
    const found = await Promise.all(ids.map((sha256) => this.find(sha256)));
    return ids.filter((_, index) => found[index] === null);
  }

  override async markReferenced(sha256: string): Promise<void> {
    if (SHA256.test(sha256)) await this.inTurn(sha256, () => rm(this.markOf(sha256), { force: true }));
  }

  override async *unreferenced(before: Instant): AsyncIterable<string> {
    for (const sha256 of await namesIn(join(this.folder, UNTOLD), SHA256)) {
      const age = await this.ageOf(sha256);
      if (age !== null && age.neededAtMs < Date.parse(before)) yield sha256;
    }
  }

  /** Rounded: a modification time is converted through seconds with a fraction, and may be returned slightly earlier. */
  private async ageOf(sha256: string): Promise<Age | null> {
    try {
      const { mtimeMs, ctimeMs } = await stat(this.fileOf(sha256));
      return { neededAtMs: Math.round(mtimeMs), touchedMs: ctimeMs };
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }

  private async inTurn<T>(sha256: string, work: () => Promise<T>): Promise<T> {
    const before = this.turns.get(sha256) ?? Promise.resolve();
    const mine = before.then(work, work);
    this.turns.set(sha256, mine);
    try {
      return await mine;
    } finally {
      if (this.turns.get(sha256) === mine) this.turns.delete(sha256);
    }
  }

  /** Replaces an identical file, if there is one: the former may be damaged. Its renewal time is kept. */
  private async place(part: string, sha256: string): Promise<void> {
    const file = this.fileOf(sha256);
    const inner = dirname(file);
    await mkdir(inner, { recursive: true, mode: 0o700 });
    const age = await this.ageOf(sha256);
    if (age === null) await mark(this.folder, sha256);
    const neededAt = new Date(age?.neededAtMs ?? 0);
    await utimes(part, neededAt, neededAt);
    await rename(part, file);
    // All three, even if they exist: another call may have created them and not synced them yet.
    for (const folder of [inner, dirname(inner), this.folder]) await syncFolder(folder);
  }

  private markOf(sha256: string): string {
    return join(this.folder, UNTOLD, sha256);
  }

  private fileOf(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2, 4), sha256);
  }
}

async function write(path: string, content: Readable, sizeMax: number): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const part of content as AsyncIterable<Buffer | string>) {
      const bytes = Buffer.from(part);
      size += bytes.length;
      if (size > sizeMax) throw new FileTooLarge(`more than ${sizeMax} bytes`);
      hash.update(bytes);
      await file.appendFile(bytes);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { sha256: hash.digest('hex'), size };
}

/** Opens the file at the first read only: content that is not read holds no file open. */
async function* contentOf(path: string): AsyncGenerator<Buffer> {
  const file = await open(path, 'r');
  yield* file.createReadStream() as AsyncIterable<Buffer>;
}

async function mark(folder: string, sha256: string): Promise<void> {
  await writeFile(join(folder, UNTOLD, sha256), '', { mode: 0o600 });
  await syncFolder(join(folder, UNTOLD));
}

/**
 * A folder of an earlier version does not record which files are referenced: each is checked once. The name exists once all are
 * marked.
 */
async function markAll(folder: string): Promise<void> {
  const marking = join(folder, INCOMING, UNTOLD);
  await rm(marking, { recursive: true, force: true });
  await mkdir(marking, { mode: 0o700 });
  for (const outer of await namesIn(folder, /^[0-9a-f]{2}$/)) {
    for (const inner of await namesIn(join(folder, outer), /^[0-9a-f]{2}$/)) {
      const names = await namesIn(join(folder, outer, inner), SHA256);
      await Promise.all(names.map((name) => writeFile(join(marking, name), '', { mode: 0o600 })));
    }
  }
  await syncFolder(marking);
  await rename(marking, join(folder, UNTOLD));
}

const namesIn = async (folder: string, like: RegExp): Promise<readonly string[]> =>
  (await readdir(folder)).filter((name) => like.test(name));

const codeOf = (error: unknown): unknown => (error as { readonly code?: unknown }).code;

const explained = (error: unknown): unknown =>
  ['ENOSPC', 'EDQUOT'].includes(String(codeOf(error))) ? new StorageFull('the disk is full; nothing was saved') : error;
