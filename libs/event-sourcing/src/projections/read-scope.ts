import { regionContains, regionPrefix } from '../regions/region-code';
import type { Condition } from './read-store';

/** What a caller may see: documents of one department, of one region, or both; `null` does not restrict. */
export type Scope = {
  readonly department: string | null;
  readonly region: string | null;
  /** Only applications that this source filed; absent: of every source. */
  readonly filedBy?: string;
};

/** The fields of a document that scopes are matched against: a document without them is outside of every scope. */
export type ScopedDocument = {
  readonly departments: readonly string[];
  readonly region: string;
  readonly filedBy?: string | null;
};

/** The scope as conditions of the query itself: documents outside of it are never read. */
export const scopeConditions = ({ department, region, filedBy }: Scope): readonly Condition[] => [
  ...(department === null ? [] : [{ op: 'contains', field: 'departments', value: department } as const]),
  ...(region === null || regionPrefix(region) === '' ? [] : [inRegion(region)]),
  ...(filedBy === undefined ? [] : [{ op: 'equals', field: 'filedBy', value: filedBy } as const]),
];

/** The same check for one document that has been read. */
export const isInScope = ({ department, region, filedBy }: Scope, found: ScopedDocument): boolean =>
  (department === null || found.departments.includes(department)) &&
  (region === null || regionContains(region, found.region)) &&
  (filedBy === undefined || found.filedBy === filedBy);

/** Documents of a region and of all regions in it. */
export const inRegion = (region: string): Condition => ({ op: 'prefix', field: 'region', value: regionPrefix(region) });

/** Filters as conditions: a region with all regions in it, other values exactly; an absent filter does not restrict. */
export const filterConditions = (
  filters: Readonly<Record<string, string | number | boolean | undefined>>,
): readonly Condition[] =>
  Object.entries(filters).flatMap(([field, value]): readonly Condition[] => {
    if (value === undefined) return [];
    return field === 'region' ? [inRegion(String(value))] : [{ op: 'equals', field, value }];
  });

/** A field between two values, both inclusive; an absent value does not restrict. */
export const between = (field: string, from: string | undefined, to: string | undefined): readonly Condition[] => [
  ...(from === undefined ? [] : [{ op: 'from', field, value: from } as const]),
  ...(to === undefined ? [] : [{ op: 'to', field, value: to } as const]),
];
