import type { Condition } from './read-store';

/** What a caller may see: documents of one department, of one region (code prefix), or both; `null` bounds nothing. */
export type Scope = { readonly department: string | null; readonly region: string | null };

/** The scope as conditions of the query itself: what may not be seen is never read. */
export const scopeConditions = ({ department, region }: Scope): readonly Condition[] => [
  ...(department === null ? [] : [{ op: 'contains', field: 'departments', value: department } as const]),
  ...(region === null ? [] : [{ op: 'prefix', field: 'region', value: region } as const]),
];
