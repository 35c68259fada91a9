import {
  type Answer,
  type Appended,
  EventStore,
  NO_STREAM,
  type Recorded,
  type Slice,
  type StreamWrite,
  type Subscription,
} from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { ANSWER_BY_COMMAND, type AnswerRow, answerOf, EVENT_COLUMNS, type EventRow, recordedOf } from './event-file';
import { EVENTS_FILE } from './file-kinds';
import { idBytes } from './id-bytes';
import { LogNews } from './log-news';
import { openForReading } from './sqlite-file';

/** How much of the log one look may cover: the thread must get back to others within a few milliseconds. */
const LOOK_MAX = 4_096n;

/**
 * Reads a file of events through a connection of its own, in the thread that asks. Any number of threads may read while
 * one writes. No look holds the file open for longer than its own turn, so the write-ahead log can always be cut.
 */
export class SqliteEventReader extends EventStore {
  private readonly db: Database;
  private readonly news: LogNews;
  private readonly eventsOfStream: Statement<[string, bigint], EventRow>;
  private readonly slice: Statement<[bigint, bigint, number], EventRow>;
  private readonly sliceOfTypes: Statement<[bigint, bigint, string, number], EventRow>;
  private readonly nextPosition: Statement<[bigint], bigint | null>;
  private readonly lastPosition: Statement<[], bigint>;
  private readonly answerByCommand: Statement<[Buffer], AnswerRow>;
  private readonly countBehind: Statement<[bigint, number], bigint>;
  private readonly idUpTo: Statement<[bigint], string>;

  /** @throws {UnusableFile} */
  constructor(readonly file: string) {
    super();
    this.db = openForReading(file, EVENTS_FILE).defaultSafeIntegers(true);
    this.news = new LogNews(file);
    const events = `SELECT ${EVENT_COLUMNS} FROM events e JOIN streams s ON s.id = e.stream_id`;
    const inLog = `SELECT ${EVENT_COLUMNS} FROM events e CROSS JOIN streams s ON s.id = e.stream_id WHERE e.pos > ? AND e.pos <= ?`;
    this.eventsOfStream = this.db
      .prepare<[string, bigint], EventRow>(`${events} WHERE s.name = ? AND e.version > ? ORDER BY e.version`)
      .raw();
    this.slice = this.db.prepare<[bigint, bigint, number], EventRow>(`${inLog} ORDER BY e.pos LIMIT ?`).raw();
    this.sliceOfTypes = this.db
      .prepare<[bigint, bigint, string, number], EventRow>(
        `${inLog} AND e.type IN (SELECT value FROM json_each(?)) ORDER BY e.pos LIMIT ?`,
      )
      .raw();
    this.nextPosition = this.db.prepare<[bigint], bigint | null>('SELECT min(pos) FROM events WHERE pos > ?').pluck();
    this.lastPosition = this.db.prepare<[], bigint>('SELECT ifnull(max(pos), 0) FROM events').pluck();
    this.countBehind = this.db
      .prepare<[bigint, number], bigint>('SELECT count(*) FROM (SELECT 1 FROM events WHERE pos > ? LIMIT ?)')
      .pluck();
    this.idUpTo = this.db
      .prepare<[bigint], string>('SELECT hex(event_id) FROM events WHERE pos <= ? ORDER BY pos DESC LIMIT 1')
      .pluck();
    this.answerByCommand = this.db.prepare<[Buffer], AnswerRow>(ANSWER_BY_COMMAND).raw();
  }

  override async read(stream: string, after = NO_STREAM): Promise<readonly Recorded[]> {
    return this.eventsOfStream.all(stream, after).map(recordedOf);
  }

  override append(write: StreamWrite): Promise<Appended> {
    return Promise.reject(new Error(`${this.file} is open for reading: ${write.stream} cannot be written`));
  }

  override forgetRefusals(olderThanMs: number): Promise<number> {
    return Promise.reject(
      new Error(`${this.file} is open for reading: nothing older than ${olderThanMs} ms is forgotten`),
    );
  }

  override async answerTo(commandId: string): Promise<Answer | null> {
    const row = this.answerByCommand.get(idBytes(commandId));
    return row === undefined ? null : answerOf(commandId, row);
  }

  override async head(): Promise<bigint> {
    return this.lastPosition.get() ?? 0n;
  }

  override async countAfter(position: bigint, max: number): Promise<number> {
    return Number(this.countBehind.get(position, max) ?? 0n);
  }

  /** The id of the last event up to a position: tells this log from another one. `''` for an empty log. */
  markAt(position: bigint): string {
    return this.idUpTo.get(position) ?? '';
  }

  override async *subscribe({ after, types, batchMax, signal }: Subscription): AsyncIterable<Slice> {
    const wanted = types === 'all' ? null : JSON.stringify(types);
    let position = after;
    while (!signal.aborted && this.db.open) {
      const slice = this.look(position, wanted, batchMax);
      if (slice === null) {
        await this.news.next(signal);
        continue;
      }
      position = slice.position;
      yield slice;
      await nextTurn();
    }
  }

  close(): Promise<void> {
    this.news.close();
    this.db.close();
    return Promise.resolve();
  }

  private look(after: bigint, types: string | null, batchMax: number): Slice | null {
    const first = this.nextPosition.get(after) ?? null;
    if (first === null) return null;
    const head = this.lastPosition.get() ?? first;
    const upTo = first + LOOK_MAX - 1n < head ? first + LOOK_MAX - 1n : head;
    const rows =
      types === null ? this.slice.all(after, upTo, batchMax) : this.sliceOfTypes.all(after, upTo, types, batchMax);
    const events = rows.map(recordedOf);
    const last = events.at(-1);
    return { events, position: events.length === batchMax && last !== undefined ? last.position : upTo };
  }
}

/** Lets requests and timers in between two slices of a long catch-up. */
const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
