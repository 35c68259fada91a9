import type { FingerprintedLog, LogCheckpoint } from './log-fingerprint';
import { InconsistentStores } from './refuse-inconsistent';

const POLL_MS = 5_000;
const RETRY_MS = 500;

/** Detects that the log was restored from an older backup while this process is running. */
export class LogRollbackWatch {
  private last: LogCheckpoint | null = null;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private found: (error: Error) => void = () => {};
  /** Resolves when the log was replaced by an older state: all cached state of this process is invalid. */
  readonly rolledBack = new Promise<Error>((resolve) => {
    this.found = resolve;
  });

  constructor(
    private readonly log: Pick<FingerprintedLog, 'head' | 'fingerprintAt' | 'contains'>,
    private readonly lookMs = POLL_MS,
  ) {
    this.schedule(lookMs);
  }

  /** The server was unreachable: it may have been restored meanwhile. */
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
      // The server does not answer, which is reported elsewhere. Checked again as soon as it does.
      this.schedule(RETRY_MS);
    }
  }
}
