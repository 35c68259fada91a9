import type { JsonObject } from '@sealtrail/event-sourcing';

/** What terms did not say before items had it, in the order in which terms are completed: no scenario, no entrusted window. */
const SINCE = { scenarios: [], firstCheckBy: [] } as const;

/** A fact with terms of an item, as it reads today. */
export function withTermsOfToday(data: JsonObject): JsonObject {
  const terms = data['terms'] as JsonObject;
  const missing = Object.entries(SINCE).filter(([name]) => !(name in terms));
  return missing.length === 0 ? data : { ...data, terms: { ...terms, ...Object.fromEntries(missing) } };
}
