import type { Instant } from '@sealtrail/event-sourcing';

/** Controls the simulated clock. */
export abstract class ClockControl {
  abstract now(): Instant;

  /**
   * Moves the clock as if the time had passed: every timer due up to then fires at its own instant. Resolves when all effects have been processed and
   * every view has caught up; moving to the present acts as a barrier.
   *
   * @throws {Rejection} `clock.backwards`, `clock.too-far`, and on timeout `clock.behind` or `view.behind`
   */
  abstract moveTo(target: Instant): Promise<void>;
}
