import {
  type Instant,
  type ParkedStream,
  type Resumption,
  type Timer,
  TimerStore,
  type WaitingTimers,
} from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import type { FingerprintAt, FollowerCheckpoint } from '../consistency/log-fingerprint';
import { WorkerCalls } from '../workers/worker-calls';
import { workerFile } from '../workers/worker-file';
import { TIMERS_FILE } from './file-kinds';
import { openForReading } from './sqlite-file';
import {
  DUE_AND_KNOWN,
  IS_FREE,
  PARKED_OF,
  type ParkedRow,
  parkedOf,
  rowOf,
  TIMER_COLUMNS,
  type TimerRow,
  timerOf,
} from './timer-file';
import type { TimerWriterApi } from './timer-writer.worker';

export const FIRST_DUE = `SELECT due FROM timers WHERE ${IS_FREE} ORDER BY due, rank, id LIMIT 1`;
export const COUNT_ALL = 'SELECT count FROM timer_count';
export const FIRST_POSSIBLE = `SELECT ${DUE_AND_KNOWN} FROM timers WHERE ${IS_FREE} ORDER BY ${DUE_AND_KNOWN} LIMIT 1`;

/** Timers and the reactors' checkpoints in a separate SQLite file, written by a separate thread. */
export class SqliteTimerStore extends TimerStore {
  private readonly db: Database;
  private readonly position: Statement<[string], bigint>;
  private readonly parkedBy: Statement<[string], ParkedRow>;
  private readonly lastWish: Statement<[string], string>;
  private readonly earliest: Statement<[], string>;
  private readonly ofInstant: Statement<[string, number], TimerRow>;
  private readonly firstPossible: Statement<[], string>;
  private readonly countAll: Statement<[], number>;

  private constructor(
    file: string,
    private readonly writer: WorkerCalls<TimerWriterApi>,
    private readonly fingerprintAt: FingerprintAt,
  ) {
    super();
    this.db = openForReading(file, TIMERS_FILE);
    this.position = this.db
      .prepare<[string], bigint>('SELECT position FROM checkpoints WHERE reactor = ?')
      .pluck()
      .safeIntegers();
    this.parkedBy = this.db.prepare<[string], ParkedRow>(PARKED_OF).raw().safeIntegers();
    this.lastWish = this.db
      .prepare<[string], string>('SELECT wish FROM parked WHERE reactor = ? AND wish IS NOT NULL LIMIT 1')
      .pluck();
    this.earliest = this.db.prepare<[], string>(FIRST_DUE).pluck();
    this.ofInstant = this.db
      .prepare<[string, number], TimerRow>(
        `SELECT ${TIMER_COLUMNS} FROM timers WHERE due = ? AND ${IS_FREE} ORDER BY rank, id LIMIT ?`,
      )
      .raw();
    this.firstPossible = this.db.prepare<[], string>(FIRST_POSSIBLE).pluck();
    this.countAll = this.db.prepare<[], number>(COUNT_ALL).pluck();
  }

  /** @throws {UnusableFile} */
  static async open(file: string, fingerprintAt: FingerprintAt = () => ''): Promise<SqliteTimerStore> {
    const writer = await WorkerCalls.start<TimerWriterApi>(workerFile(__dirname, 'timer-writer.worker'), { file });
    return new SqliteTimerStore(file, writer, fingerprintAt);
  }

  /** Resolves when the writer had to give up: end the process. */
  get fatal(): Promise<Error> {
    return this.writer.fatal;
  }

  override async checkpoint(reactor: string): Promise<bigint> {
    return this.position.get(reactor) ?? 0n;
  }

  override async advance(
    reactor: string,
    timers: readonly Timer[],
    to: bigint,
    parked: readonly ParkedStream[] = [],
  ): Promise<void> {
    const mark = this.fingerprintAt(to);
    await this.writer.call('advance', { reactor, timers: timers.map(rowOf), to, mark, parked });
  }

  override async parked(reactor: string): Promise<readonly ParkedStream[]> {
    return this.parkedBy.all(reactor).map(parkedOf);
  }

  override async resumed(reactor: string, { stream, timers, still }: Resumption): Promise<void> {
    await this.writer.call('resumed', { reactor, stream, timers: timers.map(rowOf), still });
  }

  override requestResume(request: string): Promise<void> {
    return this.writer.call('ask', request);
  }

  override async resumeRequest(reactor: string): Promise<string | null> {
    return this.lastWish.get(reactor) ?? null;
  }

  override resumeHandled(reactor: string, request: string): Promise<void> {
    return this.writer.call('heard', { reactor, request });
  }

  override async nextDue(): Promise<Instant | null> {
    return this.earliest.get() ?? null;
  }

  override async dueAt(instant: Instant, limit: number): Promise<readonly Timer[]> {
    return this.ofInstant.all(instant, limit).map(timerOf);
  }

  override done(ids: readonly string[]): Promise<void> {
    return ids.length === 0 ? Promise.resolve() : this.writer.call('done', ids);
  }

  override async waiting(): Promise<WaitingTimers> {
    const dueAndKnown = this.firstPossible.get() ?? null;
    return { count: this.countAll.get() ?? 0, oldest: await this.nextDue(), dueAndKnown };
  }

  /** The position of every reactor. */
  async followers(): Promise<readonly FollowerCheckpoint[]> {
    const all = this.db.prepare<[], FollowerCheckpoint>('SELECT reactor AS name, position, mark FROM checkpoints');
    return all.safeIntegers().all();
  }

  /** Resets the reactors to the beginning: every timer is set again by the events that set it. */
  reset(): Promise<void> {
    return this.writer.call('reset', null);
  }

  async close(): Promise<void> {
    this.db.close();
    await this.writer.close();
  }
}
