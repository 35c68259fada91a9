import { Clock, type Instant, Rejection } from '@sealtrail/event-sourcing';

/** A clock that stands still until somebody moves it forward. */
export class SimulatedClock extends Clock {
  constructor(private instant: Instant) {
    super();
  }

  override now(): Instant {
    return this.instant;
  }

  /** @throws {Rejection} `clock.backwards` */
  moveTo(instant: Instant): void {
    if (instant < this.instant) {
      throw new Rejection('clock.backwards', `It is ${this.instant}; the clock moves forward only.`);
    }
    this.instant = instant;
  }
}
