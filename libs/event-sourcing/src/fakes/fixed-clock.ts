import type { Instant } from '../events/event';
import { Clock } from '../time/clock';

/** A clock that stands still until it is set. */
export class FixedClock extends Clock {
  constructor(private instant: Instant = '2026-03-02T01:00:00.000Z') {
    super();
  }

  override now(): Instant {
    return this.instant;
  }

  set(instant: Instant): void {
    this.instant = instant;
  }
}
