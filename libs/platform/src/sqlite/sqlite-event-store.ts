import type { AppendRequest, AppendResult } from '@sealtrail/event-sourcing';
import { WorkerCalls } from '../workers/worker-calls';
import { workerFile } from '../workers/worker-file';
import { FORGET_BATCH_MAX, type SerializedAppend } from './event-writer';
import type { EventWriterApi } from './event-writer.worker';
import type { CommitStatistics } from './group-commit';
import { SqliteEventReader } from './sqlite-event-reader';

/**
 * Events in one SQLite file. Appends go to the only writer, a separate thread that groups those that arrive while it commits;
 * reads run in the calling thread.
 */
export class SqliteEventStore extends SqliteEventReader {
  private constructor(
    file: string,
    private readonly writer: WorkerCalls<EventWriterApi>,
  ) {
    super(file);
  }

  /**
   * @param committed called after every commit.
   * @throws {UnusableFile} if the file cannot guarantee durability.
   */
  static async open(file: string, committed: (news: CommitStatistics) => void = () => {}): Promise<SqliteEventStore> {
    const worker = workerFile(__dirname, 'event-writer.worker');
    const writer = await WorkerCalls.start<EventWriterApi>(worker, { file }, (news) =>
      committed(news as CommitStatistics),
    );
    return new SqliteEventStore(file, writer);
  }

  /** Resolves when the writer had to give up: end the process, and read what was stored after a restart. */
  get fatal(): Promise<Error> {
    return this.writer.fatal;
  }

  /** @throws {RevisionConflict} {@link UnknownOutcome} {@link StorageFull} {@link StoreUnavailable} */
  override append(write: AppendRequest): Promise<AppendResult> {
    const request = requestOf(write);
    return this.writer.call('append', request, sizeOf(request));
  }

  override async forgetRejections(olderThanMs: number): Promise<number> {
    for (let forgotten = 0; ; ) {
      const some = await this.writer.call('forgetRefusals', olderThanMs, 0);
      forgotten += some;
      if (some < FORGET_BATCH_MAX) return forgotten;
    }
  }

  override async close(): Promise<void> {
    await super.close();
    await this.writer.close();
  }
}

const requestOf = ({ stream, expected, events, metadata, answer }: AppendRequest): SerializedAppend => ({
  stream,
  expected,
  commandId: metadata.commandId,
  events: events.map(({ id, type, data }) => ({ id, type, data: JSON.stringify(data) })),
  meta: JSON.stringify(metadata),
  answer: answer && {
    fingerprint: answer.fingerprint,
    rejection: answer.rejection && JSON.stringify(answer.rejection),
  },
});

const sizeOf = ({ events, meta }: SerializedAppend): number =>
  events.reduce((sum, { data }) => sum + data.length + meta.length, 0);
