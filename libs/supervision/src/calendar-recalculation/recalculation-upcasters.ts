import type { JsonObject, Upcasters } from '@sealtrail/event-sourcing';

/** Before a change said from which date on it holds: from the beginning of its year, which no change reaches beyond. */
const fromItsYear = (data: JsonObject): JsonObject => {
  const { date } = data;
  return 'from' in data || typeof date !== 'string' ? data : { ...data, from: `${date.slice(0, 4)}-01-01` };
};

/** How older facts about sweeps read today. */
export const recalculationUpcasters: Upcasters = {
  SweepStarted: (data) => ({ type: 'SweepStarted', data: fromItsYear(data) }),
  SweepAdvanced: (data) => ({ type: 'SweepAdvanced', data: fromItsYear(data) }),
  SweepFinished: (data) => ({ type: 'SweepFinished', data: fromItsYear(data) }),
};
