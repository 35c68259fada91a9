import type { Message, Timer } from '@sealtrail/event-sourcing';
import type { Database } from 'better-sqlite3';

/** Timers and the reactors' checkpoints, apart from the views: rebuilding those sends nothing. */
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
`;

/** A timer of a file from before this was kept could fire from its instant on, as far as anybody knows. */
const SET_AT = 'ALTER TABLE timers ADD COLUMN set_at TEXT';
/** From when on a timer can fire: due, and known of. */
export const DUE_AND_KNOWN = 'max(due, ifnull(set_at, due))';
const BY_DUE_AND_KNOWN = `CREATE INDEX IF NOT EXISTS timers_by_due_and_known ON timers (${DUE_AND_KNOWN})`;
/** The id of the fact at the position; `''` in a file from before it was kept. */
const MARK = "ALTER TABLE checkpoints ADD COLUMN mark TEXT NOT NULL DEFAULT ''";

export function layOutTimers(db: Database): void {
  const layOut = db.transaction(() => {
    db.exec(LAYOUT);
    if (!hasColumn(db, 'timers', 'set_at')) db.exec(SET_AT);
    if (!hasColumn(db, 'checkpoints', 'mark')) db.exec(MARK);
    db.exec(BY_DUE_AND_KNOWN);
  });
  layOut.immediate();
}

/** One that is only read may be from before these were kept. */
export const hasColumn = (db: Database, table: 'timers' | 'checkpoints', column: 'set_at' | 'mark'): boolean =>
  (db.pragma(`table_info(${table})`) as readonly { readonly name: string }[]).some(({ name }) => name === column);

export const TIMER_COLUMNS = 'id, due, rank, reactor, causation_id, correlation_id, stream, command, set_at';

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
];

export const rowOf = ({
  id,
  due,
  setAt,
  rank,
  reactor,
  causationId,
  correlationId,
  stream,
  command,
}: Timer): TimerRow => [id, due, rank, reactor, causationId, correlationId, stream, JSON.stringify(command), setAt];

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
]: TimerRow): Timer => ({
  id,
  due,
  setAt: setAt ?? due,
  rank,
  reactor,
  causationId,
  correlationId,
  stream,
  command: JSON.parse(command) as Message,
});
