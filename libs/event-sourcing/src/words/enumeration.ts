import type { Words } from './words';

/** One value of an enumeration: its Chinese term, its national code where a standard gives one, and a gloss. */
export type EnumeratedTerm = { readonly zh: string; readonly en?: string; readonly code?: string };

/**
 * A closed list of values, declared once: the domain's type, the request's check, the OpenAPI schema and every label
 * derive from it.
 */
export type Enumeration<Value extends string = string> = {
  readonly name: Words;
  readonly values: readonly Value[];
  readonly terms: Readonly<Record<Value, EnumeratedTerm>>;
  readonly has: (value: unknown) => value is Value;
};

/** The values of an enumeration as a type: `type Channel = ValueOf<typeof channels>`. */
export type ValueOf<E> = E extends Enumeration<infer Value> ? Value : never;

/** @param source of the terms and codes: the law's article or the standard's number, where there is one. */
export function defineEnumeration<const Terms extends Readonly<Record<string, EnumeratedTerm>>>(
  name: Words & { readonly source?: string },
  terms: Terms,
): Enumeration<keyof Terms & string> {
  const values = Object.keys(terms) as (keyof Terms & string)[];
  return {
    name,
    values,
    terms,
    has: (value): value is keyof Terms & string => typeof value === 'string' && Object.hasOwn(terms, value),
  };
}
