import { Clock, type Instant, kernelRejection } from '@sealtrail/event-sourcing';

/** A clock that stands still until it is moved forward. */
export class SimulatedClock extends Clock {
  constructor(private instant: Instant) {
    super();
  }

  override now(): Instant {
    return this.instant;
  }

  /** @throws {Rejection} `clock.backwards` */
  moveTo(instant: Instant): void {
    if (instant < this.instant) throw kernelRejection('clock.backwards', { now: this.instant });
    this.instant = instant;
  }
}
