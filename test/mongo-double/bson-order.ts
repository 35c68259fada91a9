import { type Binary, type Double, type Int32, Long, type ObjectId } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { Refusal } from './errors';

type Numeric = Int32 | Long | Double | number;

/** The classes of BSON types in MongoDB's sort order; only values of one class compare in a filter. */
export const CLASS = {
  null: 0,
  number: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  objectId: 6,
  bool: 7,
  date: 8,
} as const;

const CLASS_OF_BSON: Readonly<Record<string, number>> = {
  Int32: CLASS.number,
  Long: CLASS.number,
  Double: CLASS.number,
  Binary: CLASS.binary,
  ObjectId: CLASS.objectId,
};

/** @throws Refusal for a BSON type that the double does not support. */
export function classOf(value: unknown): number {
  if (value === undefined || value === null) return CLASS.null;
  if (typeof value === 'string') return CLASS.string;
  if (typeof value === 'boolean') return CLASS.bool;
  if (typeof value === 'number') return CLASS.number;
  if (typeof value !== 'object') throw new Refusal(`a ${typeof value} in a document`);
  if (Array.isArray(value)) return CLASS.array;
  if (value instanceof Date) return CLASS.date;
  const name = (value as { _bsontype?: string })._bsontype;
  if (name === undefined) return CLASS.object;
  const found = CLASS_OF_BSON[name];
  if (found === undefined) throw new Refusal(`the BSON type ${name}`);
  return found;
}

export const isObject = (value: unknown): value is Doc => classOf(value) === CLASS.object;

/** The sort order, and the order of values in one class. @throws Refusal for two documents, arrays or binary values. */
export function compare(a: unknown, b: unknown): number {
  const classA = classOf(a);
  const difference = classA - classOf(b);
  if (difference !== 0) return difference;
  switch (classA) {
    case CLASS.null:
      return 0;
    case CLASS.number:
      return compareNumbers(a as Numeric, b as Numeric);
    case CLASS.string:
      return compareStrings(a as string, b as string);
    case CLASS.objectId:
      return compareStrings((a as ObjectId).toHexString(), (b as ObjectId).toHexString());
    case CLASS.bool:
      return Number(a) - Number(b);
    case CLASS.date:
      return (a as Date).getTime() - (b as Date).getTime();
    default:
      throw new Refusal('an order of documents, arrays or binary values');
  }
}

/** Exact beyond 2^53: JavaScript compares a bigint with a number by value, without rounding either. */
function compareNumbers(a: Numeric, b: Numeric): number {
  // Positions are compared with positions, without converting to bigint.
  if (a instanceof Long && b instanceof Long) return a.compare(b);
  const left = exact(a);
  const right = exact(b);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The number itself, as a bigint if it was sent as a 64-bit integer. */
export function exact(value: Numeric): number | bigint {
  if (typeof value === 'number') return value;
  return value._bsontype === 'Long' ? value.toBigInt() : value.value;
}

const SURROGATES = 0xd800;
const AFTER_SURROGATES = 0xe000;

/** By UTF-8 bytes, which is by code points: surrogates, which encode the highest ones, are the only exception here. */
export function compareStrings(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const left = a.charCodeAt(at);
    const right = b.charCodeAt(at);
    if (left !== right) return rank(left) - rank(right);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  if (unit < SURROGATES) return unit;
  return unit < AFTER_SURROGATES ? unit + 0x1_0000 : unit;
}

/** A text that two values share exactly if MongoDB considers them equal, whatever number types they were sent in. */
export function keyOf(value: unknown): string {
  switch (classOf(value)) {
    case CLASS.null:
      return 'z';
    case CLASS.number:
      return `n${numberKey(exact(value as Numeric))}`;
    case CLASS.string:
      return `s${value as string}`;
    case CLASS.object:
      return `{${Object.entries(value as Doc).map(([name, field]) => JSON.stringify([name, keyOf(field)]))}}`;
    case CLASS.array:
      return `[${(value as unknown[]).map((element) => JSON.stringify(keyOf(element)))}]`;
    case CLASS.binary:
      return `b${(value as Binary).sub_type}:${(value as Binary).toString('hex')}`;
    case CLASS.objectId:
      return `o${(value as ObjectId).toHexString()}`;
    case CLASS.bool:
      return value === true ? 't' : 'f';
    default:
      return `d${(value as Date).getTime()}`;
  }
}

function numberKey(value: number | bigint): string {
  return typeof value === 'number' && Number.isInteger(value) ? BigInt(value).toString() : value.toString();
}

/** @throws Refusal for values whose order or equality the double does not support; checked before anything is stored. */
export function mustBeKnown(value: unknown): void {
  const found = classOf(value);
  if (value === undefined) throw new Refusal('undefined in a document');
  if (found === CLASS.number && Number.isNaN(exact(value as Numeric))) throw new Refusal('NaN');
  if (found === CLASS.array) for (const element of value as unknown[]) mustBeKnown(element);
  if (found === CLASS.object) for (const field in value as Doc) mustBeKnown((value as Doc)[field]);
}
