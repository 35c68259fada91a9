import type { Followed, MarkedLog } from './log-mark';
import { KeptApart } from './refuse-apart';

const LOOK_MS = 5_000;
const LOOK_SOON_MS = 500;

/** A log that others may put back from a backup while this process is at work. */
export class ApartWatch {
  private last: Followed | null = null;
  private timer: NodeJS.Timeout | null = null;
  private closed = false;
  private found: (error: Error) => void = () => {};
  /** Resolves when the log is an older one than it was: nothing that is known here may be believed any more. */
  readonly apart = new Promise<Error>((resolve) => {
    this.found = resolve;
  });

  constructor(
    private readonly log: Pick<MarkedLog, 'head' | 'markAt' | 'stands'>,
    private readonly lookMs = LOOK_MS,
  ) {
    this.again(lookMs);
  }

  /** The server was away: when it is back it may have been put back. */
  soon(): void {
    this.again(0);
  }

  close(): void {
    this.closed = true;
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private again(ms: number): void {
    if (this.closed) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.look(), ms);
    this.timer.unref();
  }

  private async look(): Promise<void> {
    try {
      if (this.last !== null && !(await this.log.stands(this.last))) {
        this.close();
        this.found(new KeptApart(`The log is older than it was: what stood at ${this.last.position} is gone.`));
        return;
      }
      const position = await this.log.head();
      const mark = this.log.markAt(position);
      if (mark !== '') this.last = { position, mark };
      this.again(this.lookMs);
    } catch {
      // It does not answer; others say so. Once it does, this is the first thing to know.
      this.again(LOOK_SOON_MS);
    }
  }
}
