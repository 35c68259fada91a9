import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';

/** Before a change carried its first date: the beginning of its year, which no change reached beyond. */
const fromItsYear = (data: JsonObject): JsonObject => {
  const { date } = data;
  return 'from' in data || typeof date !== 'string' ? data : { ...data, from: `${date.slice(0, 4)}-01-01` };
};

/** Older shapes of recalculation events, lifted to the present ones. */
export const recalculationUpcasters: Upcasters = {
  SweepStarted: (data) => ({ type: 'SweepStarted', data: fromItsYear(data) }),
  SweepAdvanced: (data) => ({ type: 'SweepAdvanced', data: fromItsYear(data) }),
  SweepFinished: (data) => ({ type: 'SweepFinished', data: fromItsYear(data) }),
};
