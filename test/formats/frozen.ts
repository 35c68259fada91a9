import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Told } from './frozen-story';

/** Where a frozen server stored its events; the rest is in its folder in both cases. */
export type Kind = 'embedded' | 'kurrentdb';

const ABOVE = join(__dirname, '..', '..');
const ROOT = basename(ABOVE) === 'dist' ? join(ABOVE, '..') : ABOVE;
export const LOG = 'log.ndjson';
export const TOLD = 'told.json';

const FROZEN = join(ROOT, 'test', 'formats');

export const storedFormats = (): readonly number[] =>
  readdirSync(FROZEN)
    .filter((name) => name.startsWith('format-'))
    .map((name) => Number(name.slice('format-'.length)));

export const placeOf = (format: number, kind: Kind): string => join(FROZEN, `format-${format}`, kind);

/** A copy of a frozen folder, to be opened. */
export function unpackedCopyOf(format: number, kind: Kind): string {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-thawed-'));
  cpSync(join(placeOf(format, kind), 'folder'), folder, { recursive: true });
  // A repository does not preserve file permissions.
  chmodSync(join(folder, 'vault.key'), 0o600);
  return folder;
}

export const toldTo = (format: number, kind: Kind): Told =>
  JSON.parse(readFileSync(join(placeOf(format, kind), TOLD), 'utf8')) as Told;

export const frozenLog = (format: number): string => readFileSync(join(placeOf(format, 'kurrentdb'), LOG), 'utf8');
