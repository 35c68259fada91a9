import type { CommandMessage, ParkedStream, Timer } from '@sealtrail/event-sourcing';
import type { Database } from 'better-sqlite3';

/** Timers and the reactors' checkpoints, separate from the views: rebuilding those sends no commands. */
const LAYOUT = `
  CREATE TABLE IF NOT EXISTS timers (
    id TEXT PRIMARY KEY,
    due TEXT NOT NULL,
    rank INTEGER NOT NULL,
    reactor TEXT NOT NULL,
    causation_id TEXT NOT NULL,
    correlation_id TEXT NOT NULL,
    stream TEXT NOT NULL,
    command TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS timers_by_due ON timers (due, rank, id);
  CREATE TABLE IF NOT EXISTS checkpoints (
    reactor TEXT PRIMARY KEY,
    position INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS parked (
    reactor TEXT NOT NULL,
    stream TEXT NOT NULL,
    topic TEXT NOT NULL,
    revision INTEGER NOT NULL,
    position INTEGER NOT NULL,
    code TEXT NOT NULL,
    wish TEXT,
    PRIMARY KEY (reactor, stream)
  ) STRICT, WITHOUT ROWID;
`;

/** The number of timers, maintained with each of them: counting a million blocks the thread for 14 ms each time. */
const COUNT = `
  CREATE TABLE IF NOT EXISTS timer_count (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    count INTEGER NOT NULL
  ) STRICT;
  INSERT OR IGNORE INTO timer_count (id, count) SELECT 1, count(*) FROM timers;
  CREATE TRIGGER IF NOT EXISTS timer_set AFTER INSERT ON timers BEGIN UPDATE timer_count SET count = count + 1; END;
  CREATE TRIGGER IF NOT EXISTS timer_gone AFTER DELETE ON timers BEGIN UPDATE timer_count SET count = count - 1; END;
`;

/** A timer of a version that did not store this can fire from its instant on. */
const SET_AT = 'ALTER TABLE timers ADD COLUMN set_at TEXT';
/** The stream of the event that set it; unknown for timers of a version that did not store this. */
const SOURCE = 'ALTER TABLE timers ADD COLUMN source TEXT';
/** The instant from which a timer can fire: due and already set. */
export const DUE_AND_KNOWN = 'max(due, ifnull(set_at, due))';
const BY_DUE_AND_KNOWN = `CREATE INDEX IF NOT EXISTS timers_by_due_and_known ON timers (${DUE_AND_KNOWN})`;
/** The id of the event at the position; `''` in a file of a version that did not store it. */
const MARK = "ALTER TABLE checkpoints ADD COLUMN mark TEXT NOT NULL DEFAULT ''";

export function layOutTimers(db: Database): void {
  const layOut = db.transaction(() => {
    db.exec(LAYOUT);
    if (!hasColumn(db, 'timers', 'set_at')) db.exec(SET_AT);
    if (!hasColumn(db, 'timers', 'source')) db.exec(SOURCE);
    if (!hasColumn(db, 'checkpoints', 'mark')) db.exec(MARK);
    db.exec(BY_DUE_AND_KNOWN);
    db.exec(COUNT);
  });
  layOut.immediate();
}

/** A file opened read-only may be of a version without these columns. */
export const hasColumn = (
  db: Database,
  table: 'timers' | 'checkpoints' | 'parked',
  column: 'set_at' | 'source' | 'mark' | 'stream',
): boolean =>
  (db.pragma(`table_info(${table})`) as readonly { readonly name: string }[]).some(({ name }) => name === column);

export const TIMER_COLUMNS = 'id, due, rank, reactor, causation_id, correlation_id, stream, command, set_at, source';

/** The timer columns of a file opened read-only, which may be of an earlier version. */
export const timerColumnsIn = (db: Database): string =>
  TIMER_COLUMNS.split(', ')
    .map((column) => {
      const isLater = column === 'set_at' || column === 'source';
      return isLater && !hasColumn(db, 'timers', column) ? 'NULL' : column;
    })
    .join(', ');

const topicIn = (column: string): string => `substr(${column}, instr(${column}, '-') + 1)`;

/** Whether a timer need not wait for a parked stream: see `isHeld`. */
export const IS_FREE = `NOT EXISTS (SELECT 1 FROM parked WHERE topic IN (${topicIn('timers.stream')}, ${topicIn('timers.source')}))`;

/** A timer in the order of {@link TIMER_COLUMNS}; the command is text. */
export type TimerRow = readonly [
  id: string,
  due: string,
  rank: number,
  reactor: string,
  causationId: string,
  correlationId: string,
  stream: string,
  command: string,
  setAt: string | null,
  source: string | null,
];

export const rowOf = ({
  id,
  due,
  setAt,
  rank,
  reactor,
  causationId,
  correlationId,
  source,
  stream,
  command,
}: Timer): TimerRow => [
  id,
  due,
  rank,
  reactor,
  causationId,
  correlationId,
  stream,
  JSON.stringify(command),
  setAt,
  source,
];

export const timerOf = ([
  id,
  due,
  rank,
  reactor,
  causationId,
  correlationId,
  stream,
  command,
  setAt,
  source,
]: TimerRow): Timer => ({
  id,
  due,
  setAt: setAt ?? due,
  rank,
  reactor,
  causationId,
  correlationId,
  source,
  stream,
  command: JSON.parse(command) as CommandMessage,
});

/** A parked stream as stored in the file. */
export type ParkedRow = readonly [stream: string, revision: bigint, position: bigint, code: string];

export const PARKED_OF =
  'SELECT stream, revision, position, code FROM parked WHERE reactor = ? ORDER BY position, stream';

export const parkedOf = ([stream, revision, position, code]: ParkedRow): ParkedStream => ({
  stream,
  revision,
  position,
  code,
});
