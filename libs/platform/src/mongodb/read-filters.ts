import type { Condition, JsonValue } from '@sealtrail/event-sourcing';
import type { Document as BsonDocument } from 'mongodb';
import { fieldName } from '../sqlite/document-fields';

/** Part of a query, made of plain operators only. */
export type Filter = BsonDocument;
type Scalar = string | number | boolean | null;

/** The highest code point: no text with the prefix sorts after the prefix followed by it. */
const HIGHEST = '\u{10FFFF}';
const IS_ARRAY = { $type: 'array' };
const NOBODY: Filter = { _id: { $in: [] } };

/** Path of a view document's field. @throws {RangeError} */
export const placeOf = (field: string): string => `d.${fieldName(field)}`;

/** Matches existing documents that meet all conditions. @throws {RangeError} */
export const allOf = (conditions: readonly Condition[]): readonly Filter[] => [
  { d: { $ne: null } },
  ...conditions.map(filterOf),
];

/**
 * MongoDB traverses arrays on the path of a field, and the array in the field itself: a condition would also match an element.
 * So every condition except `contains` excludes arrays, at no cost: the index is used by the rest of the condition.
 */
function filterOf(condition: Condition): Filter {
  if (condition.op === 'any') return condition.of.length === 0 ? NOBODY : { $or: condition.of.map(filterOf) };
  const { field } = condition;
  switch (condition.op) {
    case 'equals':
      return condition.value === null ? isNothing(field) : plain(field, { $eq: scalar(condition.value) });
    case 'in':
      return plain(field, { $in: listOf(condition.value).map(textOrNumber) });
    case 'prefix':
      return plain(field, { $gte: text(condition.value), $lte: `${text(condition.value)}${HIGHEST}` });
    case 'contains':
      return inNoArray(field, { [placeOf(field)]: { $elemMatch: { $eq: text(condition.value) } } });
    case 'from':
      return plain(field, { $gte: textOrNumber(condition.value) });
    case 'to':
      return plain(field, { $lte: textOrNumber(condition.value) });
  }
}

/** `null` or missing, which includes a field behind an array. */
function isNothing(field: string): Filter {
  const arrays = waysTo(field).map((way) => ({ [way]: IS_ARRAY }));
  const nothing = { [placeOf(field)]: { $eq: null }, $nor: [{ [placeOf(field)]: IS_ARRAY }] };
  return arrays.length === 0 ? nothing : { $or: [...arrays, nothing] };
}

function plain(field: string, condition: Filter): Filter {
  const places = [...waysTo(field), placeOf(field)];
  return { [placeOf(field)]: condition, $nor: places.map((place) => ({ [place]: IS_ARRAY })) };
}

function inNoArray(field: string, filter: Filter): Filter {
  const ways = waysTo(field);
  return ways.length === 0 ? filter : { ...filter, $nor: ways.map((way) => ({ [way]: IS_ARRAY })) };
}

/** The objects that contain a field: `d.item` and `d.item.kind` for `item.kind.code`. */
function waysTo(field: string): readonly string[] {
  const names = fieldName(field).split('.');
  return names.slice(1).map((_, index) => placeOf(names.slice(0, index + 1).join('.')));
}

/** A value from outside is compared, never interpreted: anything but a scalar is refused. @throws {RangeError} */
export function scalar(value: JsonValue): Scalar {
  if (value === null || typeof value === 'boolean') return value;
  return textOrNumber(value);
}

function textOrNumber(value: JsonValue): string | number {
  return typeof value === 'number' && Number.isFinite(value) ? value : text(value);
}

function text(value: JsonValue): string {
  if (typeof value !== 'string') throw new RangeError(`not a value to compare with: ${JSON.stringify(value)}`);
  return value;
}

function listOf<T>(value: readonly T[]): readonly T[] {
  if (!Array.isArray(value)) throw new RangeError(`not a list to compare with: ${JSON.stringify(value)}`);
  return value;
}
