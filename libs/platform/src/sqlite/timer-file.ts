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

export function layOutTimers(db: Database): void {
  db.transaction(() => db.exec(LAYOUT)).immediate();
}

export const TIMER_COLUMNS = 'id, due, rank, reactor, causation_id, correlation_id, stream, command';

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
];

export const rowOf = ({ id, due, rank, reactor, causationId, correlationId, stream, command }: Timer): TimerRow => [
  id,
  due,
  rank,
  reactor,
  causationId,
  correlationId,
  stream,
  JSON.stringify(command),
];

export const timerOf = ([id, due, rank, reactor, causationId, correlationId, stream, command]: TimerRow): Timer => ({
  id,
  due,
  rank,
  reactor,
  causationId,
  correlationId,
  stream,
  command: JSON.parse(command) as Message,
});
