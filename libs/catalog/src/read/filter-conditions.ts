import type { Condition } from '@sealtrail/event-sourcing';

/** Named filters as conditions: a region by its beginning, everything else exactly; what is not given filters nothing. */
export const filterConditions = (
  filters: Readonly<Record<string, string | boolean | undefined>>,
): readonly Condition[] =>
  Object.entries(filters).flatMap(([field, value]): readonly Condition[] => {
    if (value === undefined) return [];
    return field === 'region' ? [{ op: 'prefix', field, value: String(value) }] : [{ op: 'equals', field, value }];
  });
