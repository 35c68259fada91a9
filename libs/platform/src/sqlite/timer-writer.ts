import type { Database, Statement } from 'better-sqlite3';
import type { Attempt } from '../workers/answer-calls';
import { GroupCommit } from './group-commit';
import { layOutTimers, TIMER_COLUMNS, type TimerRow } from './timer-file';

export type Advance = { readonly reactor: string; readonly timers: readonly TimerRow[]; readonly to: bigint };

/** Writes timers through the one connection that may. Knows SQL and no thread. */
export class TimerWriter {
  private readonly commit: GroupCommit;
  private readonly move: Statement<[string, bigint]>;
  private readonly set: Statement<unknown[]>;
  private readonly remove: Statement<[string]>;

  constructor(db: Database) {
    layOutTimers(db);
    this.commit = new GroupCommit(db);
    this.move = db.prepare(
      `INSERT INTO checkpoints (reactor, position) VALUES (?, ?)
       ON CONFLICT (reactor) DO UPDATE SET position = excluded.position WHERE excluded.position > position`,
    );
    this.set = db.prepare(
      `INSERT INTO timers (${TIMER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
    this.remove = db.prepare('DELETE FROM timers WHERE id = ?');
  }

  /** One commit for all of them. @throws where the outcome cannot be known. */
  together(tasks: readonly (() => unknown)[]): readonly Attempt[] {
    return this.commit.run(tasks);
  }

  /** Inside {@link together}. An advance to where the checkpoint is already, or before, keeps nothing. */
  advance({ reactor, timers, to }: Advance): void {
    if (to <= 0n || this.move.run(reactor, to).changes === 0) return;
    for (const timer of timers) this.set.run(...timer);
  }

  /** Inside {@link together}. */
  done(ids: readonly string[]): void {
    for (const id of ids) this.remove.run(id);
  }
}
