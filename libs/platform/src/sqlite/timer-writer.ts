import type { Database, Statement } from 'better-sqlite3';
import type { Attempt } from '../workers/answer-calls';
import { GroupCommit } from './group-commit';
import { layOutTimers, TIMER_COLUMNS, type TimerRow } from './timer-file';

export type Advance = {
  readonly reactor: string;
  readonly timers: readonly TimerRow[];
  readonly to: bigint;
  readonly mark: string;
};

/** Writes timers through the one connection that may. Knows SQL and no thread. */
export class TimerWriter {
  private readonly commit: GroupCommit;
  private readonly move: Statement<[string, bigint, string]>;
  private readonly set: Statement<unknown[]>;
  private readonly remove: Statement<[string]>;
  private readonly removeAll: Statement;
  private readonly forgetAll: Statement;

  constructor(db: Database) {
    layOutTimers(db);
    this.commit = new GroupCommit(db);
    this.move = db.prepare(
      `INSERT INTO checkpoints (reactor, position, mark) VALUES (?, ?, ?)
       ON CONFLICT (reactor) DO UPDATE SET position = excluded.position, mark = excluded.mark
       WHERE excluded.position > position`,
    );
    this.set = db.prepare(
      `INSERT INTO timers (${TIMER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
    this.remove = db.prepare('DELETE FROM timers WHERE id = ?');
    this.removeAll = db.prepare('DELETE FROM timers');
    this.forgetAll = db.prepare('DELETE FROM checkpoints');
  }

  /** One commit for all of them. @throws where the outcome cannot be known. */
  together(tasks: readonly (() => unknown)[]): readonly Attempt[] {
    return this.commit.run(tasks);
  }

  /** Inside {@link together}. An advance to where the checkpoint is already, or before, keeps nothing. */
  advance({ reactor, timers, to, mark }: Advance): void {
    if (to <= 0n || this.move.run(reactor, to, mark).changes === 0) return;
    for (const timer of timers) this.set.run(...timer);
  }

  /** Inside {@link together}. */
  reset(): void {
    this.removeAll.run();
    this.forgetAll.run();
  }

  /** Inside {@link together}. */
  done(ids: readonly string[]): void {
    for (const id of ids) this.remove.run(id);
  }
}
