import type { JsonObject } from '@sealtrail/event-sourcing';

/** A fact with terms of an item, as it reads since items have scenarios (情形): in the order in which terms are completed. */
export function withScenarios(data: JsonObject): JsonObject {
  const terms = data['terms'] as JsonObject;
  return 'scenarios' in terms ? data : { ...data, terms: { ...terms, scenarios: [] } };
}
