import type { Pause } from './day-count';
import type { Moment } from './days';
import type { Count } from './timed-count';
import type { World } from './world';

/** "A mode counts the time of cases, branches and special procedures." */
export const countOf = ({ calendar, item }: World, start: Moment, pauses: readonly Pause[]): Count => ({
  calendar,
  clock: item.policy.clock,
  start,
  pauses,
});

/** "First checks and deliveries only `offHours` may make later." */
export const legalCountOf = ({ calendar, item: { policy } }: World, start: Moment): Count => ({
  calendar,
  clock: { ...policy.clock, countMode: 'nextDay' },
  start,
  pauses: [],
});
