import type { Document, JsonValue } from '@sealtrail/event-sourcing';

/** The SQL value of a field, as `json_extract` returns it. */
export type FieldValue = string | number | null;

const FIELD = /^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)*$/;
const VIEW = /^[a-z][a-z0-9-]*(\.v[0-9]+)?(~[0-9]+)?$/;

/** @throws {RangeError} for a name that must not become part of a statement. */
export function fieldName(field: string): string {
  if (!FIELD.test(field)) throw new RangeError(`not the name of a field: ${JSON.stringify(field.slice(0, 100))}`);
  return field;
}

/** @throws {RangeError} */
export function viewName(view: string): string {
  if (!VIEW.test(view)) throw new RangeError(`not the name of a view: ${JSON.stringify(view.slice(0, 100))}`);
  return view;
}

/** The path of a field for SQLite's JSON functions, as a literal. */
export const pathOf = (field: string): string => `'$.${fieldName(field)}'`;

/** The value of a document's field; `undefined` if missing. */
export function jsonAt(document: Document, field: string): JsonValue | undefined {
  let value: JsonValue | undefined = document;
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
    value = (value as Document)[name];
  }
  return value;
}

/** The value of a column, equal to that of `json_extract`: the database can fill a new column by itself. */
export function fieldValue(value: JsonValue | undefined): FieldValue {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'object' ? JSON.stringify(value) : wellFormed(value);
}

/** Lone surrogates are not characters: each addon encodes them differently, so they are always replaced by U+FFFD. */
export const wellFormed = <T>(value: T): T => (typeof value === 'string' ? (value.toWellFormed() as T) : value);

/** The JSON of a document. `JSON.stringify` writes `\ud…` for a lone surrogate. */
export function jsonOf(document: Document): string {
  const text = JSON.stringify(document);
  return text.includes('\\ud') ? JSON.stringify(document, (_, value: unknown) => wellFormed(value)) : text;
}

/** The distinct texts in an array; none if the value is not an array. */
export const elementsOf = (value: JsonValue | undefined): readonly string[] =>
  Array.isArray(value)
    ? [...new Set(value.filter((one): one is string => typeof one === 'string').map(wellFormed))]
    : [];
