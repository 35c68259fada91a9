import { type Language, type LocalizedText, spaced } from './localized-text';

/** One value of an enumeration. */
export type EnumeratedTerm = {
  readonly zh: string;
  /** The term in English, if it differs from the value with spaces. */
  readonly en?: string;
  /** The national code, in the list that `source` names. Never one of our own. */
  readonly code?: string;
  /** Further information for readers: the article, how it is counted, codes of other lists. */
  readonly note?: string;
};

/** Name of the whole list. `source`: the standard with its table, or the articles, that terms and codes are taken from. */
export type EnumerationName = LocalizedText & { readonly source?: string; readonly note?: string };

/**
 * A closed list of values, declared once: the domain's type, the request's validation, the OpenAPI schema and every label
 * derive from it. Values are stored in events and never change; terms may.
 */
export type Enumeration<Value extends string = string> = {
  readonly name: EnumerationName;
  /** In display order; at least one. */
  readonly values: readonly [Value, ...Value[]];
  readonly terms: Readonly<Record<Value, EnumeratedTerm>>;
  readonly has: (value: unknown) => value is Value;
};

/** The values of an enumeration as a type: `type Channel = ValueOf<typeof channels>`. */
export type ValueOf<E extends Enumeration> = E['values'][number];

export function defineEnumeration<const Terms extends Readonly<Record<string, EnumeratedTerm>>>(
  name: EnumerationName,
  terms: Terms,
): Enumeration<keyof Terms & string> {
  const values = Object.keys(terms) as [keyof Terms & string, ...(keyof Terms & string)[]];
  return {
    name,
    values,
    terms,
    has: (value): value is keyof Terms & string => typeof value === 'string' && Object.hasOwn(terms, value),
  };
}

/** Some values of an enumeration, with the same terms and in its order. */
export function subset<Value extends string, const Part extends Value>(
  { name, values, terms }: Enumeration<Value>,
  part: readonly Part[],
): Enumeration<Part> {
  const within = values.filter((value): value is Part => (part as readonly Value[]).includes(value));
  return defineEnumeration(
    name,
    Object.fromEntries(within.map((value) => [value, terms[value]])) as Record<Part, EnumeratedTerm>,
  );
}

/** The label of a value; an English term that is not declared is the value with spaces. */
export function termOf<Value extends string>({ terms }: Enumeration<Value>, value: Value, language: Language): string {
  const { zh, en } = terms[value];
  return language === 'zh' ? zh : (en ?? spaced(value));
}

/** An entry for each value, in the order of the values: counters that start at 0, rows of a table. */
export const recordOf = <Value extends string, Each>(
  { values }: Enumeration<Value>,
  of: (value: Value) => Each,
): Readonly<Record<Value, Each>> =>
  Object.fromEntries(values.map((value) => [value, of(value)])) as Record<Value, Each>;

/** The whole list in one line, for a published schema: its source, and each value with its term, code and note. */
export function describeEnumeration<Value extends string>({ name, values, terms }: Enumeration<Value>): string {
  const source = name.source === undefined ? '' : ` (${name.source})`;
  const listed = values.map((value) => {
    const { zh, code, note } = terms[value];
    return `${value}${code === undefined ? '' : ` ${code}`} ${zh}${note === undefined ? '' : ` (${note})`}`;
  });
  return `${name.zh}${source}: ${listed.join(', ')}.${name.note === undefined ? '' : ` ${name.note}`}`;
}
