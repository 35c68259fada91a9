import { cpSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Told } from './frozen-story';

const ABOVE = join(__dirname, '..', '..');
const ROOT = basename(ABOVE) === 'dist' ? join(ABOVE, '..') : ABOVE;

/** Where what is frozen of each format stands. */
export const FORMATS = join(ROOT, 'test', 'formats');
export const LOG = 'log.ndjson';
export const TOLD = 'told.json';

const placeOf = (format: number, kind: string): string => join(FORMATS, `format-${format}`, kind);

/** A copy of a frozen folder, to be opened. */
export function thawed(format: number, kind: 'embedded' | 'kurrentdb'): string {
  const folder = mkdtempSync(join(tmpdir(), 'sealtrail-thawed-'));
  cpSync(join(placeOf(format, kind), 'folder'), folder, { recursive: true });
  return folder;
}

export const toldTo = (format: number, kind: 'embedded' | 'kurrentdb'): Told =>
  JSON.parse(readFileSync(join(placeOf(format, kind), TOLD), 'utf8')) as Told;

export const frozenLog = (format: number): string => readFileSync(join(placeOf(format, 'kurrentdb'), LOG), 'utf8');
