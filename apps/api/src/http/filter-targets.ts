import 'reflect-metadata';
import type { DirectoryKind } from '@sealtrail/catalog';

/** What the value of a filter names, where that can be looked up. */
export type FilterTarget = DirectoryKind | 'calendar';

type FilterTargets = Readonly<Record<string, FilterTarget>>;

const FILTER_TARGETS = Symbol('what the filters of a query name');

/** Of a query class: by their names, the filters whose values can be looked up. */
export const filterTargetsOf = (query: object): FilterTargets =>
  (Reflect.getMetadata(FILTER_TARGETS, query) as FilterTargets | undefined) ?? {};

/** The value of this filter names something: a list that finds nothing asks whether there is such a thing. */
export const RefersTo =
  (what: FilterTarget): PropertyDecorator =>
  (target, property) => {
    const query = target.constructor;
    Reflect.defineMetadata(FILTER_TARGETS, { ...filterTargetsOf(query), [String(property)]: what }, query);
  };
