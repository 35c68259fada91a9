import type { SweepEvent } from './sweep-events';

/** Facts that name a place in the log (`position`): told to another log, they must name one of its own. */
const PLACED: readonly SweepEvent['type'][] = ['SweepStarted', 'SweepAdvanced'];

export const placedFacts: ReadonlySet<string> = new Set(PLACED);
