import type { JsonObject, JsonValue } from '../events/event';

/**
 * The canonical text of JSON data (RFC 8785): keys in order of their UTF-16 units, no whitespace, no `undefined`, no negative
 * zero.
 */
export const canonicalJson = (data: JsonValue): string =>
  // Converted by JSON first, so that the text is what any JSON parser would see.
  written(JSON.parse(JSON.stringify(data)) as JsonValue);

function written(value: JsonValue): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (isList(value)) return `[${value.map(written).join(',')}]`;
  const fields = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${written(field)}`).join(',')}}`;
}

const isList = (value: JsonObject | readonly JsonValue[]): value is readonly JsonValue[] => Array.isArray(value);
