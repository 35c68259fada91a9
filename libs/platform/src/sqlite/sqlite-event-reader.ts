import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  type AppendRequest,
  type AppendResult,
  type CommandOutcome,
  type EventBatch,
  EventStore,
  MissingEvents,
  NO_STREAM,
  type RecordedEvent,
  type Subscription,
  UnreadableEvent,
} from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { GapDetector } from '../gap-detector';
import { DamagedFile } from '../storage-errors';
import { AppendNotifications } from './append-notifications';
import { ANSWER_BY_COMMAND, type AnswerRow, answerOf, EVENT_COLUMNS, type EventRow, recordedOf } from './event-file';
import { EVENTS_FILE } from './file-kinds';
import { idBytes } from './id-bytes';
import { openForReading } from './sqlite-file';

/** Maximum section of the log per read: the thread must return to other work within a few milliseconds. */
const LOOK_MAX = 4_096n;

/** A scanned event: its offset from the first one of the section, the key of its stream, its revision. */
type Passed = readonly [offset: number, stream: number | null, revision: number];

/** A section of the log, and its first event; without the streams of these keys. */
type Stretch = {
  readonly after: bigint;
  readonly first: bigint;
  readonly upTo: bigint;
  readonly without: ReadonlySet<number>;
};

const NONE: ReadonlySet<string> = new Set();

/** Types are a JSON list; `null`: all. */
type Look = {
  readonly after: bigint;
  readonly types: string | null;
  readonly without: ReadonlySet<number>;
  readonly batchMax: number;
};

/** The result of a read; `damage`: why no later event is returned. */
type Looked = EventBatch & { readonly damage: unknown };

/**
 * Reads a file of events through its own connection, in the calling thread. Any number of threads may read while one writes. No
 * read holds the file for longer than its own turn, so the write-ahead log can always be truncated.
 */
export class SqliteEventReader extends EventStore {
  private readonly db: Database;
  private readonly news: AppendNotifications;
  private readonly endOfStream: Statement<[string], readonly [version: bigint, isThere: bigint]>;
  private readonly eventsOfStream: Statement<[string, bigint], EventRow>;
  private readonly countBefore: Statement<[number, bigint], bigint>;
  private readonly nameOfStream: Statement<[number], string>;
  private readonly keyOfStream: Statement<[string], number>;
  private readonly passed: Statement<[bigint, bigint, bigint], string>;
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
    this.news = new AppendNotifications(file);
    const events = `SELECT ${EVENT_COLUMNS} FROM events e JOIN streams s ON s.id = e.stream_id`;
    const inLog = `SELECT ${EVENT_COLUMNS} FROM events e CROSS JOIN streams s ON s.id = e.stream_id WHERE e.pos > ? AND e.pos <= ?`;
    this.endOfStream = this.db
      .prepare<[string], readonly [version: bigint, isThere: bigint]>(
        `SELECT version, EXISTS (SELECT 1 FROM events e WHERE e.stream_id = s.id AND e.version = s.version)
         FROM streams s WHERE name = ?`,
      )
      .raw();
    this.countBefore = this.db
      .prepare<[number, bigint], bigint>('SELECT count(*) FROM events WHERE stream_id = ? AND version < ?')
      .pluck();
    this.nameOfStream = this.db.prepare<[number], string>('SELECT name FROM streams WHERE id = ?').pluck();
    this.keyOfStream = this.db
      .prepare<[string], number>('SELECT id FROM streams WHERE name = ?')
      .pluck()
      .safeIntegers(false);
    // Read for every scanned event, so as one text: separate rows take three times as long.
    this.passed = this.db
      .prepare<[bigint, bigint, bigint], string>(
        `SELECT json_group_array(json_array(place, stream, version))
         FROM (SELECT e.pos - ? AS place, s.id AS stream, e.version
               FROM events e LEFT JOIN streams s ON s.id = e.stream_id WHERE e.pos >= ? AND e.pos <= ? ORDER BY e.pos)`,
      )
      .pluck();
    this.eventsOfStream = this.db
      .prepare<[string, bigint], EventRow>(`${events} WHERE s.name = ? AND e.version >= ? ORDER BY e.version`)
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

  override async read(stream: string, after = NO_STREAM): Promise<readonly RecordedEvent[]> {
    try {
      return this.readWhole(stream, after);
    } catch (error) {
      if (!(error instanceof DamagedFile)) throw error;
      throw new UnreadableEvent(stream, after + 1n, error.message);
    }
  }

  private readWhole(stream: string, after: bigint): readonly RecordedEvent[] {
    // Reads the end first: the stream may grow meanwhile, but never shrink.
    const [end, isThere] = this.endOfStream.get(stream) ?? [NO_STREAM, 1n];
    if (after > end) throw new MissingEvents(stream, end + 1n, 'the stream ends before');
    // Usually a stream that rules depend on has no new events: then no row is read.
    if (after === end && isThere === 1n) return [];
    const from = after === NO_STREAM ? 0n : after;
    const rows = this.eventsOfStream.all(stream, from);
    const wrong = rows.findIndex(([, , revision], index) => revision !== from + BigInt(index));
    const whole = wrong === -1 ? rows.length : wrong;
    if (wrong !== -1 || from + BigInt(whole) <= end) {
      throw new MissingEvents(stream, from + BigInt(whole), 'they are not in the file');
    }
    return rows.slice(Number(after + 1n - from)).map(recordedOf);
  }

  override append(write: AppendRequest): Promise<AppendResult> {
    return Promise.reject(new Error(`${this.file} is open read-only: ${write.stream} cannot be written`));
  }

  override forgetRejections(olderThanMs: number): Promise<number> {
    return Promise.reject(
      new Error(`${this.file} is open read-only: outcomes older than ${olderThanMs} ms cannot be deleted`),
    );
  }

  override async answerTo(commandId: string): Promise<CommandOutcome | null> {
    const row = this.answerByCommand.get(idBytes(commandId));
    return row === undefined ? null : answerOf(commandId, row);
  }

  override async head(): Promise<bigint> {
    return this.lastPosition.get() ?? 0n;
  }

  override async countAfter(position: bigint, max: number): Promise<number> {
    return Number(this.countBehind.get(position, max) ?? 0n);
  }

  /** The id of the last event up to a position: distinguishes this log from another one. `''` for an empty log. */
  fingerprintAt(position: bigint): string {
    return this.idUpTo.get(position) ?? '';
  }

  override async *subscribe({
    after,
    types,
    excludedStreams: without = NONE,
    batchMax,
    signal,
  }: Subscription): AsyncIterable<EventBatch> {
    const wanted = types === 'all' ? null : JSON.stringify(types);
    const passedOver = new Set([...without].flatMap((stream) => this.keyOfStream.get(stream) ?? []));
    const holes = new GapDetector((stream: number) => this.nameOfStream.get(stream) ?? '?');
    let position = after;
    while (!signal.aborted && this.db.open) {
      const looked = this.lookUp({ after: position, types: wanted, without: passedOver, batchMax }, holes);
      if (looked === null) {
        await this.news.nextOrTimeout(signal);
        continue;
      }
      const { damage, ...slice } = looked;
      if (slice.position > position) yield slice;
      if (damage !== null) throw damage;
      position = slice.position;
      // Lets requests and timers run between two batches of a long catch-up.
      await nextTurn();
    }
  }

  close(): Promise<void> {
    this.news.close();
    this.db.close();
    return Promise.resolve();
  }

  private lookUp({ after, types, without, batchMax }: Look, holes: GapDetector<number>): Looked | null {
    const first = this.nextPosition.get(after) ?? null;
    if (first === null) return null;
    const head = this.lastPosition.get() ?? first;
    const upTo = first + LOOK_MAX - 1n < head ? first + LOOK_MAX - 1n : head;
    const rows =
      types === null ? this.slice.all(after, upTo, batchMax) : this.sliceOfTypes.all(after, upTo, types, batchMax);
    const last = rows.at(-1);
    const end = rows.length === batchMax && last !== undefined ? last[0] : upTo;
    return this.checked({ after, first, upTo: end, without }, rows, holes);
  }

  /** The wanted events of a section, up to a missing event, wanted or not. */
  private checked(
    { after, first, upTo, without }: Stretch,
    wanted: readonly EventRow[],
    holes: GapDetector<number>,
  ): Looked {
    const events: RecordedEvent[] = [];
    let position = after;
    let next = 0;
    try {
      for (const [offset, stream, version] of JSON.parse(this.passed.get(first, first, upTo) ?? '[]') as Passed[]) {
        const revision = BigInt(version);
        if (stream === null) throw new UnreadableEvent('?', revision, 'its stream is not in the file');
        const at = first + BigInt(offset);
        const row = wanted[next]?.[0] === at ? wanted[next++] : undefined;
        if (!without.has(stream)) {
          holes.note({ stream, revision, type: '' }, () => this.countBefore.get(stream, revision) === revision);
          if (row !== undefined) events.push(recordedOf(row));
        }
        position = at;
      }
    } catch (damage) {
      return { events, position, damage };
    }
    return { events, position: upTo, damage: null };
  }
}
