import type { Document, JsonObject, JsonValue } from '@sealtrail/event-sourcing';

/** Characters with a meaning in MongoDB field names, the escape character itself, and the driver's prefix of type names. */
const SPECIAL = /[$%.\0]/g;
const MARK = '_bsontype';
const WRITTEN_MARK = '%5fbsontype';

/**
 * A document as MongoDB stores it: what `JSON.stringify` would write, with escaped names if a name could be taken for an
 * operator, a path or a type. Names that a condition can use are not changed.
 */
export const toStored = (document: Document): JsonObject =>
  Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) =>
      value === undefined ? [] : [[writtenName(name), storedValue(value)]],
    ),
  );

/** The original document. */
export function fromStored(stored: JsonObject): Document {
  return readValue(stored) as Document;
}

function storedValue(value: JsonValue): JsonValue {
  if (typeof value === 'number') return Number.isFinite(value) ? value + 0 : null;
  if (typeof value !== 'object' || value === null) return value ?? null;
  return isList(value) ? value.map(storedValue) : toStored(value);
}

function readValue(value: JsonValue): JsonValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isList(value)) return value.map(readValue);
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [readName(name), readValue(one)]));
}

function writtenName(name: string): string {
  if (name === MARK) return WRITTEN_MARK;
  return name.replace(SPECIAL, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`);
}

const readName = (name: string): string =>
  name.includes('%')
    ? name.replace(/%([0-9a-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : name;

const isList = (value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] => Array.isArray(value);
