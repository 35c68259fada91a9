import type { RecalculationEvent } from './recalculation-events';

/** Facts that name a place in the log (`position`): told to another log, they must name one of its own. */
const WITH_POSITION: readonly RecalculationEvent['type'][] = ['SweepStarted', 'SweepAdvanced'];

export const factsWithPosition: ReadonlySet<string> = new Set(WITH_POSITION);
