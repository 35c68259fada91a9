import type { JsonObject } from '@sealtrail/event-sourcing';

/** Defaults of terms from before items had them, in the order in which terms are completed: no scenario, no entrusted window. */
const SINCE = { scenarios: [], firstCheckBy: [] } as const;

/** Lifts an event with terms of an item to the present shape. */
export function withPresentTerms(data: JsonObject): JsonObject {
  const terms = data['terms'] as JsonObject;
  const missing = Object.entries(SINCE).filter(([name]) => !(name in terms));
  return missing.length === 0 ? data : { ...data, terms: { ...terms, ...Object.fromEntries(missing) } };
}
