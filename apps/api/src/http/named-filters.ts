import 'reflect-metadata';
import type { Directed } from '@sealtrail/catalog';

/** What the value of a filter names, where that can be looked up. */
export type Named = Directed | 'calendar';

type Filters = Readonly<Record<string, Named>>;

const FILTERS = Symbol('what the filters of a query name');

/** Of a query class: by their names, the filters whose values can be looked up. */
export const namedFiltersOf = (query: object): Filters =>
  (Reflect.getMetadata(FILTERS, query) as Filters | undefined) ?? {};

/** The value of this filter names something: a list that finds nothing asks whether there is such a thing. */
export const Names =
  (what: Named): PropertyDecorator =>
  (target, property) => {
    const query = target.constructor;
    Reflect.defineMetadata(FILTERS, { ...namedFiltersOf(query), [String(property)]: what }, query);
  };
