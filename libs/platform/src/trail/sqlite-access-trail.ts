import {
  AccessTrail,
  type AccessTrailFilter,
  type Instant,
  type PersonalDataAccess,
  parseAccess,
} from '@sealtrail/event-sourcing';
import type { Database } from 'better-sqlite3';
import { TRAIL_FILE } from '../sqlite/file-kinds';
import { openForReading } from '../sqlite/sqlite-file';
import { WorkerCalls } from '../workers/worker-calls';
import { workerFile } from '../workers/worker-file';
import { sqlOf } from './trail-file';
import type { TrailWriterApi } from './trail-writer.worker';

/** Who read whose data, in a separate SQLite file; a separate thread groups the entries that arrive while it commits. */
export class SqliteAccessTrail extends AccessTrail {
  private readonly db: Database;

  private constructor(
    file: string,
    private readonly writer: WorkerCalls<TrailWriterApi>,
  ) {
    super();
    this.db = openForReading(file, TRAIL_FILE);
  }

  /** @throws {UnusableFile} if the file cannot guarantee durability. */
  static async open(file: string): Promise<SqliteAccessTrail> {
    const writer = await WorkerCalls.start<TrailWriterApi>(workerFile(__dirname, 'trail-writer.worker'), { file });
    return new SqliteAccessTrail(file, writer);
  }

  /** Resolves when the writer had to give up: end the process. */
  get fatal(): Promise<Error> {
    return this.writer.fatal;
  }

  /** @throws {UnknownOutcome} {@link StorageFull} {@link StoreUnavailable} */
  override keep(read: PersonalDataAccess): Promise<void> {
    return this.writer.call('keep', read, JSON.stringify(read.cases).length);
  }

  override async find(question: AccessTrailFilter): Promise<readonly PersonalDataAccess[]> {
    const { sql, values } = sqlOf(question);
    return this.db.prepare<unknown[], string>(sql).pluck().all(values).map(parseAccess);
  }

  override forget(before: Instant): Promise<number> {
    return this.writer.call('forget', before);
  }

  async close(): Promise<void> {
    this.db.close();
    await this.writer.close();
  }
}
