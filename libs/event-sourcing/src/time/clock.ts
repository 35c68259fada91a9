import type { Instant } from '../events/event';

/** The only source of time. The domain gets instants in its commands and never asks. */
export abstract class Clock {
  abstract now(): Instant;
}
