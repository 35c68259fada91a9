import type { RecalculationEvent } from './recalculation-events';

/** Events that name a position of the log: copied to another log they must name one of its own. */
const WITH_POSITION: readonly RecalculationEvent['type'][] = ['SweepStarted', 'SweepAdvanced'];

export const factsWithPosition: ReadonlySet<string> = new Set(WITH_POSITION);
