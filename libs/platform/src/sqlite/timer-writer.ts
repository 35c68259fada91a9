import { entityIdOf, type ParkedStream } from '@sealtrail/event-sourcing';
import type { Database, Statement } from 'better-sqlite3';
import type { Attempt } from '../workers/answer-calls';
import { GroupCommit } from './group-commit';
import { layOutTimers, TIMER_COLUMNS, type TimerRow } from './timer-file';

export type Advance = {
  readonly reactor: string;
  readonly timers: readonly TimerRow[];
  readonly to: bigint;
  readonly mark: string;
  readonly parked: readonly ParkedStream[];
};

export type Resume = {
  readonly reactor: string;
  readonly stream: string;
  readonly timers: readonly TimerRow[];
  readonly still: ParkedStream | null;
};

/** Writes timers through the only writing connection. Independent of threads. */
export class TimerWriter {
  private readonly commit: GroupCommit;
  private readonly move: Statement<[string, bigint, string]>;
  private readonly set: Statement<unknown[]>;
  private readonly remove: Statement<[string]>;
  private readonly removeAll: Statement;
  private readonly forgetAll: Statement;
  private readonly park: Statement<[string, string, string, bigint, bigint, string]>;
  private readonly release: Statement<[string, string]>;
  private readonly releaseAll: Statement;
  private readonly requestForAll: Statement<[string]>;
  private readonly clearRequest: Statement<[string, string]>;

  constructor(db: Database) {
    layOutTimers(db);
    this.commit = new GroupCommit(db);
    this.move = db.prepare(
      `INSERT INTO checkpoints (reactor, position, mark) VALUES (?, ?, ?)
       ON CONFLICT (reactor) DO UPDATE SET position = excluded.position, mark = excluded.mark
       WHERE excluded.position > position`,
    );
    this.set = db.prepare(
      `INSERT INTO timers (${TIMER_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING`,
    );
    this.remove = db.prepare('DELETE FROM timers WHERE id = ?');
    this.removeAll = db.prepare('DELETE FROM timers');
    this.forgetAll = db.prepare('DELETE FROM checkpoints');
    this.park = db.prepare(
      `INSERT INTO parked (reactor, stream, topic, revision, position, code) VALUES (?, ?, ?, ?, ?, ?)
       ON CONFLICT (reactor, stream) DO UPDATE
       SET revision = excluded.revision, position = excluded.position, code = excluded.code`,
    );
    this.release = db.prepare('DELETE FROM parked WHERE reactor = ? AND stream = ?');
    this.releaseAll = db.prepare('DELETE FROM parked');
    this.requestForAll = db.prepare('UPDATE parked SET wish = ?');
    this.clearRequest = db.prepare('UPDATE parked SET wish = NULL WHERE reactor = ? AND wish = ?');
  }

  /** One commit for all of them. @throws if the outcome is unknown. */
  commitTogether(tasks: readonly (() => unknown)[]): readonly Attempt[] {
    return this.commit.run(tasks);
  }

  /** Inside {@link commitTogether}. An advance to the present checkpoint or an earlier position stores no timers. */
  advance({ reactor, timers, to, mark, parked }: Advance): void {
    for (const one of parked) this.keepParked(reactor, one);
    if (to <= 0n || this.move.run(reactor, to, mark).changes === 0) return;
    for (const timer of timers) this.set.run(...timer);
  }

  /** Inside {@link commitTogether}. */
  reset(): void {
    this.removeAll.run();
    this.forgetAll.run();
    this.releaseAll.run();
  }

  /** Inside {@link commitTogether}. A stream that is not in the list was resumed already. */
  resumed({ reactor, stream, timers, still }: Resume): void {
    if (this.release.run(reactor, stream).changes === 0) return;
    for (const timer of timers) this.set.run(...timer);
    if (still !== null) this.keepParked(reactor, still);
  }

  /** Inside {@link commitTogether}. */
  ask(request: string): void {
    this.requestForAll.run(request);
  }

  /** Inside {@link commitTogether}. */
  heard({ reactor, request }: { readonly reactor: string; readonly request: string }): void {
    this.clearRequest.run(reactor, request);
  }

  private keepParked(reactor: string, { stream, revision, position, code }: ParkedStream): void {
    this.park.run(reactor, stream, entityIdOf(stream), revision, position, code);
  }

  /** Inside {@link commitTogether}. */
  done(ids: readonly string[]): void {
    for (const id of ids) this.remove.run(id);
  }
}
