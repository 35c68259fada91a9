import type { Instant } from '@sealtrail/event-sourcing';

/** The simulated clock, moved from outside. */
export abstract class ClockControl {
  abstract now(): Instant;

  /**
   * Moves the clock as if the time had passed: every timer due up to then fires at its own instant. Resolves when
   * everything that follows from it has happened and every view has caught up; to the present it is a barrier.
   *
   * @throws {Rejection} `clock.backwards`, `clock.too-far`, and where it takes too long `clock.behind` or `view.behind`
   */
  abstract moveTo(target: Instant): Promise<void>;
}
