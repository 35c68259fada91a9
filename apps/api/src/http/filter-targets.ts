import 'reflect-metadata';
import type { DirectoryKind } from '@sealtrail/catalog';

/** What the value of a filter refers to, if that can be looked up. */
export type FilterTarget = DirectoryKind | 'calendar';

type FilterTargets = Readonly<Record<string, FilterTarget>>;

const FILTER_TARGETS = Symbol('what the filters of a query name');

/** The filters of a query class whose values can be looked up, by name. */
export const filterTargetsOf = (query: object): FilterTargets =>
  (Reflect.getMetadata(FILTER_TARGETS, query) as FilterTargets | undefined) ?? {};

/** The value of this filter refers to something: for an empty list its existence is checked. */
export const RefersTo =
  (what: FilterTarget): PropertyDecorator =>
  (target, property) => {
    const query = target.constructor;
    Reflect.defineMetadata(FILTER_TARGETS, { ...filterTargetsOf(query), [String(property)]: what }, query);
  };
