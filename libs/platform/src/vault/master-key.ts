import { createHash } from 'node:crypto';
import { closeSync, fsyncSync, linkSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { readSecretFile } from '../files/read-plain-file';
import { syncFolderNow } from '../files/sync-folder';
import { UnusableFile } from '../sqlite/sqlite-file';
import { KEY_BYTES, newKey } from './sealing';

/** Of 32 random bytes fewer than this differ once in some 10^16 keys. */
const DIFFERENT_BYTES_MIN = 16;

/** The key in a file, or `null` where there is no such file. @throws {UnusableFile} where others can read it, or guess it */
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
 * Makes a key, readable by its owner alone. It is whole and synced before the file has its name, so that a crash leaves
 * no half of a key; a file that is there already is never replaced.
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

/** @param vault what cannot be read without it. */
export const missingKey = (file: string, vault: string): UnusableFile =>
  new UnusableFile(`${file} is missing; without it ${vault} cannot be read. Put it back; none is made anew.`);

export const wrongKey = (file: string, vault: string): UnusableFile =>
  new UnusableFile(`${file} is not the key under which ${vault} was made. Put back the right one.`);

/** Tells one master key from another, and nothing about either. */
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
