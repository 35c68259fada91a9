import { Clock, type Instant } from '@sealtrail/event-sourcing';

/** The system clock. If the machine's time is set back, it stands still until that time is reached again. */
export class SystemClock extends Clock {
  private last: Instant = '';

  override now(): Instant {
    const now = new Date().toISOString();
    if (now > this.last) this.last = now;
    return this.last;
  }
}
