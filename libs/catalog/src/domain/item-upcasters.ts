import type { JsonObject } from '@sealtrail/event-sourcing';

/** Defaults for terms stored before these members existed, in the order of `completeTerms`: no scenario, no entrusted window. */
const SINCE = { scenarios: [], firstCheckBy: [] } as const;

/** Upcasts an event that holds terms of an item. */
export function withPresentTerms(data: JsonObject): JsonObject {
  const terms = data['terms'] as JsonObject;
  const missing = Object.entries(SINCE).filter(([name]) => !(name in terms));
  return missing.length === 0 ? data : { ...data, terms: { ...terms, ...Object.fromEntries(missing) } };
}
