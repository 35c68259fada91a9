import { CheckpointConflict, Rejection, RevisionConflict, SubjectTaken } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import { StorageFull, StoreUnavailable } from '../storage-errors';
import { type Attempt, attempt } from '../workers/answer-calls';

type Task = () => unknown;

/** What a commit was: how many attempts it held, and how long it took until the disk had it. */
export type CommitStatistics = { readonly attempts: number; readonly seconds: number };

/** Nobody may be told how these ended, and nothing more may be written: the disk or the file cannot be trusted. */
const FATAL = /^SQLITE_(IOERR|CORRUPT|NOTADB|CANTOPEN|READONLY|PROTOCOL|NOLFS|MISUSE|INTERNAL)/;

/**
 * One commit for all tasks that came together. A task refuses (a conflict) before its first write and then fails alone.
 * Every attempt counts only once this has returned, because the commit comes last.
 */
export class GroupCommit {
  private readonly begin: Statement;
  private readonly commit: Statement;
  private readonly rollback: Statement;

  /** @param committed hears of every commit. */
  constructor(
    private readonly db: Database,
    private readonly committed: (news: CommitStatistics) => void = () => {},
  ) {
    this.begin = db.prepare('BEGIN IMMEDIATE');
    this.commit = db.prepare('COMMIT');
    this.rollback = db.prepare('ROLLBACK');
  }

  /** @throws where it cannot be known what was kept; then nothing may be written through this connection again. */
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
    // A write that found no room stops before the frame that commits, so nothing of it can come back.
    if (code === 'SQLITE_FULL') return each(tasks, new StorageFull('the disk is full; nothing was written'));
    if (code.startsWith('SQLITE_BUSY')) {
      return each(tasks, new StoreUnavailable('another process holds the file; nothing was written'));
    }
    // A defect of one task, or a look that met a damage: those that came with it get a commit of their own.
    return tasks.length > 1 ? tasks.flatMap((task) => this.run([task])) : [{ error }];
  }
}

const REFUSALS = [RevisionConflict, CheckpointConflict, Rejection, SubjectTaken];

/** Only a refusal leaves the transaction as it was; after anything else part of a task may have been written. */
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
