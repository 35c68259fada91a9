import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readPlainFile } from '../files/read-plain-file';
import { syncFolderNow } from '../files/sync-folder';
import { parseJson, UnusableManifest } from './manifest';

/** The content of a JSON file; `null` if there is none, `undefined` if it cannot be parsed. */
export function readJsonFile(file: string): unknown {
  let text: string;
  try {
    text = readPlainFile(file).toString('utf8');
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw new UnusableManifest(`${file} cannot be read: ${(error as Error).message}`);
  }
  return parseJson(text) ?? undefined;
}

/** Atomic, readable by its owner only: written to a temporary file, synced, renamed, and the folder synced. */
export function writeJsonFile(file: string, content: object): void {
  const beside = `${file}.new`;
  const descriptor = openSync(beside, 'w', 0o600);
  try {
    writeSync(descriptor, `${JSON.stringify(content, null, 2)}\n`);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
  renameFile(beside, basename(file));
}

/** Renames a file within its folder, durably. */
export function renameFile(file: string, name: string): void {
  const folder = dirname(file);
  renameSync(file, `${folder}/${name}`);
  syncFolderNow(folder);
}
