import {
  type CommandOutcome,
  type Event,
  type Metadata,
  type RecordedEvent,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import type { Database } from 'better-sqlite3';
import { idOfHex } from './id-bytes';

/**
 * - A position is never used twice (AUTOINCREMENT), and becomes visible in order because one connection writes.
 * - Ids are not indexed: a repeated append is found by comparing ids from the expected revision on. An index over random ids
 *   would more than halve the throughput.
 */
const LAYOUT = `
  CREATE TABLE IF NOT EXISTS streams (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    version INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE IF NOT EXISTS events (
    pos INTEGER PRIMARY KEY AUTOINCREMENT,
    stream_id INTEGER NOT NULL REFERENCES streams (id),
    version INTEGER NOT NULL,
    event_id BLOB NOT NULL,
    type TEXT NOT NULL,
    data TEXT NOT NULL,
    meta TEXT NOT NULL,
    UNIQUE (stream_id, version)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS answers (
    command_id BLOB PRIMARY KEY,
    fingerprint TEXT NOT NULL,
    stream TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    rejection TEXT
  ) STRICT, WITHOUT ROWID;
`;

/** When a rejection was stored; null for accepted commands. */
const REFUSED_AT = 'ALTER TABLE answers ADD COLUMN refused_ms INTEGER';
const REFUSED_SINCE = 'UPDATE answers SET refused_ms = ? WHERE rejection IS NOT NULL';
const REFUSALS_BY_AGE = 'CREATE INDEX IF NOT EXISTS refusals ON answers (refused_ms) WHERE refused_ms IS NOT NULL';

/** In a file of a version without retention, the retention time of rejections begins now. */
export function layOutEvents(db: Database, nowMs: number): void {
  const layOut = db.transaction(() => {
    db.exec(LAYOUT);
    const columns = db.pragma('table_info(answers)') as readonly { readonly name: string }[];
    if (!columns.some(({ name }) => name === 'refused_ms')) {
      db.exec(REFUSED_AT);
      db.prepare(REFUSED_SINCE).run(nowMs);
    }
    db.exec(REFUSALS_BY_AGE);
  });
  layOut.immediate();
}

/** Columns of an event, in the order of {@link EventRow}. */
export const EVENT_COLUMNS = 'e.pos, s.name, e.version, hex(e.event_id), e.type, e.data, e.meta';

export type EventRow = readonly [
  pos: bigint,
  stream: string,
  version: bigint,
  idHex: string,
  type: string,
  data: string,
  meta: string,
];

/** @throws {UnreadableEvent} */
export function recordedOf([position, stream, revision, idHex, type, data, meta]: EventRow): RecordedEvent {
  try {
    return {
      id: idOfHex(idHex),
      type,
      data: JSON.parse(data) as Event['data'],
      stream,
      revision,
      position,
      metadata: JSON.parse(meta) as Metadata,
    };
  } catch {
    throw new UnreadableEvent(stream, revision, `this ${type} is not JSON`);
  }
}

/** Columns of an outcome, in the order of {@link AnswerRow}. */
export const ANSWER_COLUMNS = 'fingerprint, stream, revision, position, rejection';

export const ANSWER_BY_COMMAND = `SELECT ${ANSWER_COLUMNS} FROM answers WHERE command_id = ?`;

export type AnswerRow = readonly [
  fingerprint: string,
  stream: string,
  revision: bigint,
  position: bigint,
  rejection: string | null,
];

export const answerOf = (
  commandId: string,
  [fingerprint, stream, revision, position, rejection]: AnswerRow,
): CommandOutcome => ({
  commandId,
  fingerprint,
  stream,
  revision,
  position,
  rejection: rejection === null ? null : (JSON.parse(rejection) as CommandOutcome['rejection']),
});
