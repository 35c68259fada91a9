import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSecretFile } from '../files/read-plain-file';
import { syncFolderNow } from '../files/sync-folder';
import { UnusableFile } from '../sqlite/sqlite-file';
import { KEY_BYTES, newKey } from './sealing';

/** 32 random bytes have fewer distinct values than this once in some 10^16 keys. */
const DIFFERENT_BYTES_MIN = 16;

/** The key in a file, or `null` if there is no such file. @throws {UnusableFile} if others can read it, or it can be guessed */
export function findMasterKey(file: string): Buffer | null {
  const key = read(file);
  if (key === null) return key;
  if (key.length !== KEY_BYTES) {
    throw new UnusableFile(
      `${file} has ${key.length} bytes, a master key has ${KEY_BYTES}. Put back the key that was made at the first start.`,
    );
  }
  if (new Set(key).size < DIFFERENT_BYTES_MIN) {
    throw new UnusableFile(
      `${file} can be guessed. A master key is ${KEY_BYTES} random bytes: openssl rand ${KEY_BYTES}`,
    );
  }
  return key;
}

/**
 * Creates a key, readable by its owner only. It is complete and synced before the file gets its name, so that a crash leaves no
 * partial key; an existing file is never replaced.
 *
 * @throws {UnusableFile}
 */
export function makeMasterKey(file: string): Buffer {
  const key = newKey();
  const beside = `${file}.new`;
  try {
    rmSync(beside, { force: true });
    writeSynced(beside, key);
    linkSync(beside, file);
    rmSync(beside);
    syncFolderNow(dirname(file));
    return key;
  } catch (error) {
    rmSync(beside, { force: true });
    throw new UnusableFile(`${file} cannot be made: ${(error as Error).message}`);
  }
}

/** @param vault the data that cannot be read without it. */
export const missingKey = (file: string, vault: string): UnusableFile =>
  new UnusableFile(`${file} is missing; without it ${vault} cannot be read. Put it back; none is made anew.`);

export const wrongKey = (file: string, vault: string): UnusableFile =>
  new UnusableFile(`${file} is not the key under which ${vault} was made. Put back the right one.`);

/** Distinguishes master keys, and reveals nothing about them. */
export const fingerprintOf = (masterKey: Buffer): Buffer =>
  createHash('sha256').update('sealtrail master key\0').update(masterKey).digest();

function read(file: string): Buffer | null {
  try {
    return readSecretFile(file);
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ENOENT') return null;
    throw new UnusableFile(`${file} cannot be read: ${(error as Error).message}`);
  }
}

function writeSynced(file: string, content: Buffer): void {
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeFileSync(descriptor, content);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
