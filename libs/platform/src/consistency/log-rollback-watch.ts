import type { FingerprintedLog, LogCheckpoint } from './log-fingerprint';
import { InconsistentStores } from './refuse-inconsistent';

const POLL_MS = 5_000;
const RETRY_MS = 500;

/** A log that others may restored from a backup while this process is at work. */
export class LogRollbackWatch {
  private last: LogCheckpoint | null = null;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private found: (error: Error) => void = () => {};
  /** Resolves when the log is an older one than it was: nothing that is known here may be believed any more. */
  readonly rolledBack = new Promise<Error>((resolve) => {
    this.found = resolve;
  });

  constructor(
    private readonly log: Pick<FingerprintedLog, 'head' | 'fingerprintAt' | 'contains'>,
    private readonly lookMs = POLL_MS,
  ) {
    this.schedule(lookMs);
  }

  /** The server was away: when it is back it may have been put back. */
  soon(): void {
    this.schedule(0);
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private schedule(ms: number): void {
    if (this.closed) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(), ms);
    this.timer.unref();
  }

  private async check(): Promise<void> {
    try {
      if (this.last !== null && !(await this.log.contains(this.last))) {
        this.close();
        this.found(new InconsistentStores(`The log was rolled back: position ${this.last.position} no longer exists.`));
        return;
      }
      const position = await this.log.head();
      const mark = this.log.fingerprintAt(position);
      if (mark !== '') this.last = { position, mark };
      this.schedule(this.lookMs);
    } catch {
      // It does not answer; others say so. Once it does, this is the first thing to know.
      this.schedule(RETRY_MS);
    }
  }
}
