import type { Condition } from './read-store';

/** What a caller may see: documents of one department, of one region (code prefix), or both; `null` bounds nothing. */
export type Scope = { readonly department: string | null; readonly region: string | null };

/** The scope as conditions of the query itself: what may not be seen is never read. */
export const scopeConditions = ({ department, region }: Scope): readonly Condition[] => [
  ...(department === null ? [] : [{ op: 'contains', field: 'departments', value: department } as const]),
  ...(region === null ? [] : [{ op: 'prefix', field: 'region', value: region } as const]),
];

/** Named filters as conditions: a region by its beginning, everything else exactly; what is not given filters nothing. */
export const filterConditions = (
  filters: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly Condition[] =>
  Object.entries(filters).flatMap(([field, value]): readonly Condition[] => {
    if (value === undefined) return [];
    return field === 'region' ? [{ op: 'prefix', field, value: String(value) }] : [{ op: 'equals', field, value }];
  });
