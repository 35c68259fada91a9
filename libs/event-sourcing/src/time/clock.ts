import type { Instant } from '../events/event';

/** The only source of time. The domain gets instants in its commands and never reads a clock. */
export abstract class Clock {
  abstract now(): Instant;
}

/**
 * Real time, even if the clock of the events is simulated: the validity of API keys is checked by it, since an expired key
 * would become valid again if the simulated clock is set to an earlier day.
 */
export abstract class WallClock {
  abstract now(): Instant;
}
