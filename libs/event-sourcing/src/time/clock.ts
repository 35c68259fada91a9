import type { Instant } from '../events/event';

/** The only source of time. The domain gets instants in its commands and never asks. */
export abstract class Clock {
  abstract now(): Instant;
}

/**
 * The time of the world, also where the clock of the facts is simulated: keys begin and end by it, or one that has expired
 * would open again with a clock that is set to an earlier day.
 */
export abstract class WallClock {
  abstract now(): Instant;
}
