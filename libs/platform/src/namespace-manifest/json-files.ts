import { closeSync, fsyncSync, openSync, renameSync, writeSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { readPlainFile } from '../files/read-plain-file';
import { syncFolderNow } from '../files/sync-folder';
import { parseJson, UnusableManifest } from './manifest';

/** What a file of JSON says; `null` where there is none, `undefined` where it says nothing that can be read. */
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

/** Whole or not at all, readable by its owner alone: written beside, synced, then renamed, and the name synced too. */
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

/** Gives a file another name in its folder, for good. */
export function renameFile(file: string, name: string): void {
  const folder = dirname(file);
  renameSync(file, `${folder}/${name}`);
  syncFolderNow(folder);
}
