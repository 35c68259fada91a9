import { BSON, Double, Int32, Long } from 'mongodb';
import { CLASS, classOf, compare, compareStrings, type Doc, exact, isObject, keyOf, mustBeKnown } from './bson-order';
import { Refusal, ServerError } from './errors';
import type { Filter } from './filter';
import { type Path, pathOf } from './paths';

type Change = { readonly operator: string; readonly dotted: string; readonly path: Path; readonly operand: unknown };

/** An update statement, read once and applied to many documents, none of which it alters in place. */
export type Update = {
  readonly isReplacement: boolean;
  /** The document it becomes. `inserting`: an upsert makes it now, so `$setOnInsert` counts. */
  readonly apply: (document: Doc, inserting: boolean) => Doc;
};

/** @throws Refusal for pipelines and for every operator the double does not know. */
export function compileUpdate(update: unknown): Update {
  if (Array.isArray(update)) throw new Refusal('an update by pipeline');
  if (!isObject(update)) throw new Refusal('an update that is no document');
  const operators = Object.keys(update).filter((name) => name.startsWith('$'));
  if (operators.length === 0) return { isReplacement: true, apply: (document) => replacement(document, update) };
  if (operators.length < Object.keys(update).length) throw new Refusal('operators and fields in one update');
  const changes = changesOf(update);
  return {
    isReplacement: false,
    apply: (document, inserting) => {
      let result = document;
      for (const change of changes) {
        if (change.operator === '$setOnInsert' && !inserting) continue;
        result = changed(result, change, 0);
      }
      if ('_id' in document) mustKeepId(document, result);
      return withIdFirst(result);
    },
  };
}

function replacement(document: Doc, update: Doc): Doc {
  mustBeKnown(update);
  if (!('_id' in document)) return withIdFirst(update);
  if ('_id' in update) mustKeepId(document, update);
  const { _id, ...rest } = update;
  return { _id: document['_id'], ...rest };
}

export function withIdFirst(document: Doc): Doc {
  if (!('_id' in document) || Object.keys(document)[0] === '_id') return document;
  const { _id, ...rest } = document;
  return { _id, ...rest };
}

function mustKeepId(before: Doc, after: Doc): void {
  if (keyOf(before['_id']) === keyOf(after['_id'])) return;
  throw new ServerError(
    66,
    'ImmutableField',
    "Performing an update on the path '_id' would modify the immutable field",
  );
}

/** In the order of the paths, whatever the order of the operators: that is the order in which new fields appear. */
function changesOf(update: Doc): readonly Change[] {
  const changes = Object.entries(update).flatMap(([operator, operands]) => {
    if (!(operator in OPERATORS)) throw new Refusal(`the update operator ${operator}`);
    if (!isObject(operands)) throw new ServerError(9, 'FailedToParse', `${operator} expects a document`);
    return Object.entries(operands).map(([dotted, operand]): Change => {
      mustBeKnown(operand);
      return { operator, dotted, path: pathOf(dotted), operand };
    });
  });
  const sorted = changes.toSorted((a, b) => compareStrings(a.dotted, b.dotted));
  for (const { dotted } of sorted) {
    const rivals = sorted.filter((other) => other.dotted === dotted || other.dotted.startsWith(`${dotted}.`));
    if (rivals.length === 1) continue;
    throw new ServerError(40, 'ConflictingUpdateOperators', `Updating the path '${dotted}' would create a conflict`);
  }
  return sorted;
}

function changed(value: unknown, change: Change, at: number): Doc {
  const { path, operator, dotted } = change;
  if (Array.isArray(value)) throw new Refusal(`an update through the array in '${dotted}'`);
  if (value !== undefined && !isObject(value)) {
    if (operator === '$unset') return value as Doc;
    throw new ServerError(28, 'PathNotViable', `Cannot create field '${path[at]}' in '${dotted}'`);
  }
  const name = path[at] as string;
  const old = value?.[name];
  if (operator === '$unset') return unset(value ?? {}, change, at);
  const fresh = at === path.length - 1 ? apply(operator, old, change) : changed(old, change, at + 1);
  return { ...value, [name]: fresh };
}

function unset(value: Doc, change: Change, at: number): Doc {
  const name = change.path[at] as string;
  if (!(name in value)) return value;
  if (at < change.path.length - 1) return { ...value, [name]: changed(value[name], change, at + 1) };
  const { [name]: _gone, ...rest } = value;
  return rest;
}

const apply = (operator: string, old: unknown, { operand, dotted }: Change): unknown =>
  (OPERATORS[operator] as Operator)(old, operand, dotted);

type Operator = (old: unknown, operand: unknown, dotted: string) => unknown;

const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: (_old, operand) => operand,
  $setOnInsert: (_old, operand) => operand,
  $unset: () => undefined,
  $inc: (old, operand, dotted) => sum(old ?? (old === null ? null : new Int32(0)), operand, dotted),
  $max: (old, operand) => (old === undefined || compare(operand, old) > 0 ? operand : old),
  $min: (old, operand) => (old === undefined || compare(operand, old) < 0 ? operand : old),
};

const INT32_MAX = 2 ** 31 - 1;
const INT32_MIN = -(2 ** 31);

/** A sum keeps the wider of the two types; only two 32-bit integers may grow into a 64-bit one. */
function sum(old: unknown, operand: unknown, dotted: string): unknown {
  if (classOf(old) !== CLASS.number || classOf(operand) !== CLASS.number) {
    throw new ServerError(14, 'TypeMismatch', `Cannot apply $inc to a value of non-numeric type at '${dotted}'`);
  }
  const [left, right] = [old as Int32 | Long | Double, operand as Int32 | Long | Double];
  if (left._bsontype === 'Double' || right._bsontype === 'Double') {
    return new Double(Number(exact(left)) + Number(exact(right)));
  }
  const total = BigInt(exact(left)) + BigInt(exact(right));
  const bothSmall = left._bsontype === 'Int32' && right._bsontype === 'Int32';
  if (bothSmall && total <= INT32_MAX && total >= INT32_MIN) return new Int32(Number(total));
  if (BigInt.asIntN(64, total) === total) return Long.fromBigInt(total);
  throw new ServerError(2, 'BadValue', `Failed to apply $inc to '${dotted}': overflow of a 64-bit integer`);
}

/** The document an upsert starts from, before the update is applied to it. */
export function seedOf(filter: Filter, { isReplacement }: Update): Doc {
  if (filter.notForUpserts !== null) throw new Refusal(`an upsert whose filter has ${filter.notForUpserts}`);
  let seed: Doc = {};
  const taken = new Set<string>();
  for (const [dotted, operand] of filter.equalities) {
    if (isReplacement && dotted !== '_id') continue;
    if (taken.has(dotted)) {
      throw new ServerError(54, 'NotSingleValueField', `cannot infer query fields to set, path '${dotted}' twice`);
    }
    taken.add(dotted);
    seed = changed(seed, { operator: '$set', dotted, path: pathOf(dotted), operand }, 0);
  }
  return seed;
}

/** Byte for byte, as a server counts `nModified`: 1 and 1.0 are equal, and still not the same. */
export const isSame = (a: Doc, b: Doc): boolean => Buffer.compare(BSON.serialize(a), BSON.serialize(b)) === 0;
