import type { Database } from 'better-sqlite3';

const IDLE_MS = 250;

/** Checkpoints the write-ahead log while no commit is pending, so that commits rarely have to. */
export class IdleCheckpoint {
  private timer: NodeJS.Timeout | null = null;
  private due = false;

  constructor(private readonly db: Database) {}

  /** Called after each commit. */
  soon(): void {
    this.due = true;
    if (this.timer === null) this.timer = setTimeout(() => this.run(), IDLE_MS);
    else this.timer.refresh();
  }

  close(): void {
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private run(): void {
    if (!this.due) return;
    this.due = false;
    // PASSIVE waits for no reader; the next commit then restarts the log, truncated to its limit.
    this.db.pragma('wal_checkpoint(PASSIVE)');
  }
}
