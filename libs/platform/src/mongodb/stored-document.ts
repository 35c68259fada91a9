import type { Document, JsonObject, JsonValue } from '@sealtrail/event-sourcing';

/** Signs in a name that mean something to MongoDB, the one they are written with, and the driver's mark of its types. */
const SPECIAL = /[$%.\0]/g;
const MARK = '_bsontype';
const WRITTEN_MARK = '%5fbsontype';

/**
 * A document as MongoDB keeps it: what `JSON.stringify` would write, with other names where a name could be taken for an
 * operator, a path or a type. No name that a condition can ask for is changed.
 */
export const toStored = (document: Document): JsonObject =>
  Object.fromEntries(
    Object.entries(document).flatMap(([name, value]) =>
      value === undefined ? [] : [[writtenName(name), storedValue(value)]],
    ),
  );

/** The document again. */
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
