import type { JsonValue } from '../events/event';
import type { Document } from '../projections/projection';
import type { Condition } from '../projections/read-store';

/** The value of a document's field; dots reach into nested objects. A missing value is `null`. */
export function valueAt(document: Document, field: string): JsonValue {
  let value: JsonValue | undefined = document;
  for (const name of field.split('.')) {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
    value = (value as Document)[name];
  }
  return value ?? null;
}

/** Nulls, then numbers, then text by its bytes: the order of SQLite and MongoDB. */
export function compareValues(a: JsonValue, b: JsonValue): number {
  if (typeof a === 'string' && typeof b === 'string') return Buffer.compare(Buffer.from(a), Buffer.from(b));
  if (typeof a === 'string' || typeof b === 'string') return typeof a === 'string' ? 1 : -1;
  if (a === null || b === null) return a === b ? 0 : a === null ? -1 : 1;
  return Number(a) - Number(b);
}

export function holds(document: Document, condition: Condition): boolean {
  if (condition.op === 'any') return condition.of.some((one) => holds(document, one));
  const value = valueAt(document, condition.field);
  switch (condition.op) {
    case 'equals':
      return value === condition.value;
    case 'in':
      return condition.value.some((one) => one === value);
    case 'prefix':
      return typeof value === 'string' && value.startsWith(condition.value);
    case 'contains':
      return Array.isArray(value) && value.includes(condition.value);
    case 'from':
      return typeof value === typeof condition.value && compareValues(value, condition.value) >= 0;
    case 'to':
      return typeof value === typeof condition.value && compareValues(value, condition.value) <= 0;
  }
}
