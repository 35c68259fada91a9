import { CheckpointConflict, Rejection, RevisionConflict, SubjectTaken } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { StorageFull, StoreUnavailable } from '../storage-errors';
import { type Attempt, attempt } from '../workers/answer-calls';

type Task = () => unknown;

/** Statistics of a commit: the number of attempts, and the time until the disk had them. */
export type CommitStatistics = { readonly attempts: number; readonly seconds: number };

/** The outcome is unknown, and nothing more may be written: the disk or the file cannot be trusted. */
const FATAL = /^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PROTOCOL|NOLFS|MISUSE|INTERNAL)/;

/**
 * One commit for all tasks that arrived together. A task refuses (a conflict) before its first write and then fails alone. An
 * attempt is final only once this has returned, because the commit comes last.
 */
export class GroupCommit {
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: Statement;

  /** @param committed called after every commit. */
  constructor(
    private readonly db: Database,
    private readonly committed: (news: CommitStatistics) => void = () => {},
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
    this.rollback = db.prepare('ROLLBACK');
  }

  /** @throws if it is unknown what was stored; then nothing may be written through this connection again. */
  run(tasks: readonly Task[]): readonly Attempt[] {
    let attempts: readonly Attempt[];
    let begun: number;
    try {
      this.begin.run();
      attempts = tasks.map(attemptOrAbort);
      begun = performance.now();
      this.commit.run();
    } catch (error) {
      return this.failed(error, tasks);
    }
    this.committed({ attempts: attempts.length, seconds: (performance.now() - begun) / 1_000 });
    return attempts;
  }

  private failed(error: unknown, tasks: readonly Task[]): readonly Attempt[] {
    const code = sqliteCode(error);
    if (FATAL.test(code)) throw error;
    if (this.db.inTransaction) this.rollback.run();
    // A write that found no space stops before the commit frame, so it has no effect.
    if (code === 'SQLITE_FULL') return each(tasks, new StorageFull('the disk is full; nothing was written'));
    if (code.startsWith('SQLITE_BUSY')) {
      return each(tasks, new StoreUnavailable('another process holds the file; nothing was written'));
    }
    // A defect of one task, or a read of a damaged page: the tasks of the group are committed separately.
    return tasks.length > 1 ? tasks.flatMap((task) => this.run([task])) : [{ error }];
  }
}

const REFUSALS = [RevisionConflict, CheckpointConflict, Rejection, SubjectTaken];

/** Only a refusal leaves the transaction unchanged; after any other error part of a task may have been written. */
function attemptOrAbort(task: Task): Attempt {
  const attempted = attempt(task);
  if ('error' in attempted && !isRefusal(attempted.error)) throw attempted.error;
  return attempted;
}

const isRefusal = (error: unknown): boolean => REFUSALS.some((refusal) => error instanceof refusal);

const each = (tasks: readonly Task[], error: Error): readonly Attempt[] => tasks.map(() => ({ error }));

function sqliteCode(error: unknown): string {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : '';
}
