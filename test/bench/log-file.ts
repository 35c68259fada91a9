import { Database } from '@sealtrail/platform/testing';
import type BetterSqlite from 'better-sqlite3';

/** An event to be written to the file, with its data and metadata as text. */
export type LogLine = {
  readonly stream: string;
  readonly id: Buffer;
  readonly type: string;
  readonly data: string;
  readonly meta: string;
};

const COMMIT_EVENTS = 20_000;

/** The file of an event store, written directly in large commits. All its streams are new. */
export class LogFile {
  private readonly db: BetterSqlite.Database;
  private readonly streams = new Map<string, { readonly id: number | bigint; version: number }>();
  private readonly addStream: BetterSqlite.Statement;
  private readonly addEvent: BetterSqlite.Statement;
  private written = 0;

  constructor(file: string) {
    this.db = new Database(file);
    this.db.pragma('synchronous = OFF');
    this.addStream = this.db.prepare('INSERT INTO streams (name, version) VALUES (?, -1)');
    this.addEvent = this.db.prepare(
      'INSERT INTO events (stream_id, version, event_id, type, data, meta) VALUES (?, ?, ?, ?, ?, ?)',
    );
    this.db.exec('BEGIN');
  }

  /** Returns the position. */
  add({ stream, id, type, data, meta }: LogLine): number {
    const known = this.streams.get(stream) ?? { id: this.addStream.run(stream).lastInsertRowid, version: -1 };
    known.version += 1;
    this.streams.set(stream, known);
    const { lastInsertRowid } = this.addEvent.run(known.id, known.version, id, type, data, meta);
    if (++this.written % COMMIT_EVENTS === 0) this.db.exec('COMMIT; BEGIN');
    return Number(lastInsertRowid);
  }

  close(): void {
    const move = this.db.prepare('UPDATE streams SET version = ? WHERE id = ?');
    for (const { id, version } of this.streams.values()) move.run(version, id);
    this.db.exec('COMMIT');
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }
}
