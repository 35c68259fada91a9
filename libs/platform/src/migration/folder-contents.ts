import { existsSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { type CommandOutcome, type Instant, type PersonalDataAccess, parseAccess } from '@sealtrail/event-sourcing';
import { ANSWER_COLUMNS, type AnswerRow, answerOf } from '../sqlite/event-file';
import { EVENTS_FILE, TRAIL_FILE, VAULT_FILE } from '../sqlite/file-kinds';
import { idOfHex } from '../sqlite/id-bytes';
import { openForReading } from '../sqlite/sqlite-file';
import type { SealedSubject } from '../vault/sealing';
import type { EventlessOutcomes } from './migrate-log';

/** A data subject as stored in a vault: its data stay sealed. */
export type SealedPerson = SealedSubject & {
  readonly subjectId: string;
  /** While it is unknown whether the command was stored. */
  readonly unsettled: { readonly commandId: string; readonly at: Instant } | null;
};

export type MaterialFile = {
  readonly sha256: string;
  readonly file: string;
  readonly neededAt: Instant | null;
  readonly isTold: boolean;
};

type PersonRow = SealedSubject & { subject: string; command: string | null; at: Instant | null };

/** All subjects of a folder without a running server; read-only, so that it may be a backup. */
export function* readPeople(folder: string): Generator<SealedPerson> {
  const db = openForReading(join(folder, 'vault.sqlite'), VAULT_FILE);
  try {
    const rows = db.prepare<[], PersonRow>(
      `SELECT subject, commitment, sealed, wrapped, command_id AS command, at FROM subjects
       LEFT JOIN keys ON subject_id = id LEFT JOIN unsettled USING (subject)`,
    );
    for (const { subject, commitment, sealed, wrapped, command, at } of rows.iterate()) {
      const unsettled = command === null || at === null ? null : { commandId: command, at };
      yield { subjectId: subject, commitment, sealed, wrapped, unsettled };
    }
  } finally {
    db.close();
  }
}

export function readReadings(folder: string): readonly PersonalDataAccess[] {
  const file = join(folder, 'trail.sqlite');
  if (!existsSync(file)) return [];
  const db = openForReading(file, TRAIL_FILE);
  try {
    return db.prepare<[], string>('SELECT entry FROM reads ORDER BY at, id').pluck().all().map(parseAccess);
  } finally {
    db.close();
  }
}

/** Outcomes of rejected commands and of those without effect: the log has no event by which they could be found. */
export function readEventlessOutcomes(folder: string): EventlessOutcomes {
  const db = openForReading(join(folder, 'events.sqlite'), EVENTS_FILE);
  try {
    db.defaultSafeIntegers(true);
    const rows = db.prepare<[], readonly [...AnswerRow, string]>(
      `SELECT ${ANSWER_COLUMNS}, hex(command_id) FROM answers ORDER BY position`,
    );
    const factAt = db
      .prepare<[bigint], string>("SELECT json_extract(meta, '$.commandId') FROM events WHERE pos = ?")
      .pluck();
    const found = new Map<bigint, CommandOutcome[]>();
    for (const [fingerprint, stream, revision, position, rejection, hex] of rows.raw().iterate()) {
      const commandId = idOfHex(hex);
      if (rejection === null && factAt.get(position) === commandId) continue;
      const answer = answerOf(commandId, [fingerprint, stream, revision, position, rejection]);
      const there = found.get(position);
      if (there === undefined) found.set(position, [answer]);
      else there.push(answer);
    }
    return found;
  } finally {
    db.close();
  }
}

export async function readMaterials(folder: string): Promise<readonly MaterialFile[]> {
  const files = await filesNamedByHash(join(folder, 'files'));
  return Promise.all(
    files
      .filter((file) => !relative(join(folder, 'files'), file).startsWith('untold'))
      .map(async (file) => {
        const sha256 = file.slice(-64);
        const { mtimeMs } = await stat(file);
        const neededAt = mtimeMs === 0 ? null : new Date(Math.round(mtimeMs)).toISOString();
        return { sha256, file, neededAt, isTold: !existsSync(join(folder, 'files', 'untold', sha256)) };
      }),
  );
}

/** Every material, and every marker of an unreferenced one; incomplete uploads are not included. */
export async function filesNamedByHash(folder: string): Promise<readonly string[]> {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /^[0-9a-f]{64}$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(folder, file).startsWith('incoming'))
    .sort();
}
