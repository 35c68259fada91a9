import { Clock, type Instant } from '@sealtrail/event-sourcing';

/** The clock of the machine. It stands still rather than run backwards when somebody sets the machine's time back. */
export class SystemClock extends Clock {
  private last: Instant = '';

  override now(): Instant {
    const now = new Date().toISOString();
    if (now > this.last) this.last = now;
    return this.last;
  }
}
