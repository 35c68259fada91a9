import type { Doc } from '../mongo-proxy/wire';
import { CLASS, classOf, compare, compareStrings, isObject, keyOf, mustBeKnown } from './bson-order';
import { Refusal } from './errors';
import { type Path, pathOf, reaches, reachesElement } from './paths';

type Predicate = (document: Doc) => boolean;
type Test = (value: unknown) => boolean;

/** A filter, compiled once and applied to many documents. */
export type Filter = {
  readonly matches: Predicate;
  /** The ids the filter can match, or null if it does not restrict them: then every document is examined. */
  readonly ids: readonly unknown[] | null;
  /** The initial document of an upsert: the id. Null if a server would add more. */
  readonly seed: Doc | null;
};

/** @throws Refusal for every unsupported operator, by name, before any document is examined. */
export function compileFilter(query: Doc): Filter {
  return allOf(
    Object.entries(query).map(([name, value]) =>
      name.startsWith('$') ? compileLogical(name, value) : compileField(name, value),
    ),
  );
}

function allOf(conditions: readonly Filter[]): Filter {
  const [only, ...others] = conditions;
  return {
    matches:
      only !== undefined && others.length === 0
        ? only.matches
        : (document) => conditions.every(({ matches }) => matches(document)),
    ids: conditions.find(({ ids }) => ids !== null)?.ids ?? null,
    seed: conditions.some(({ seed }) => seed === null)
      ? null
      : Object.assign({}, ...conditions.map(({ seed }) => seed)),
  };
}

function compileLogical(name: string, value: unknown): Filter {
  if (!['$and', '$or', '$nor'].includes(name)) throw new Refusal(`the operator ${name} at the top of a filter`);
  if (!Array.isArray(value) || value.length === 0) throw new Refusal(`${name} must be a nonempty array`);
  const parts = value.map((part: unknown) => {
    if (!isObject(part)) throw new Refusal(`${name} holds something else than a document`);
    return compileFilter(part);
  });
  if (name === '$and') return allOf(parts);
  const some: Predicate = (document) => parts.some(({ matches }) => matches(document));
  return { ids: null, seed: null, matches: name === '$or' ? some : not(some) };
}

function compileField(name: string, value: unknown): Filter {
  const path = pathOf(name);
  const operators = operatorsOf(value);
  if (operators === null) return equality(name, path, value);
  const conditions = operators.map(([operator, operand]): Filter => {
    if (operator === '$eq') return equality(name, path, operand);
    const compile = OPERATORS[operator];
    if (compile === undefined) throw new Refusal(`the operator ${operator}`);
    mustBeKnown(operand);
    const isChoice = operator === '$in';
    return {
      matches: compile(path, operand),
      ids: isChoice && name === '_id' ? (operand as readonly unknown[]) : null,
      seed: isChoice ? null : {},
    };
  });
  return allOf(conditions);
}

/** A document whose first name is an operator is a list of operators; any other is a value for equality. */
function operatorsOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  return entries[0]?.[0].startsWith('$') ? entries : null;
}

function equality(name: string, path: Path, value: unknown): Filter {
  mustBeKnown(value);
  const isId = name === '_id' && !Array.isArray(value);
  return {
    matches: anyElement(path, equalTo(value)),
    ids: isId ? [value] : null,
    seed: isId ? { _id: value } : null,
  };
}

/** Most filters concern a top-level field without an array: this path allocates nothing. */
function anyElement(path: Path, test: Test): Predicate {
  const [name] = path;
  if (path.length > 1 || name === undefined) return (document) => reachesElement(document, path, test);
  return (document) => {
    const value = document[name];
    return test(value) || (Array.isArray(value) && value.some(test));
  };
}

/** Equality with null also matches a missing field. */
function equalTo(operand: unknown): Test {
  const wanted = classOf(operand);
  if (wanted === CLASS.string || wanted === CLASS.bool) return (value) => value === operand;
  const key = keyOf(operand);
  return (value) => classOf(value) === wanted && keyOf(value) === key;
}

function range(accepts: (order: number) => boolean): (path: Path, operand: unknown) => Predicate {
  return (path, operand) => {
    const wanted = classOf(operand);
    if (wanted === CLASS.array) throw new Refusal('a range over whole arrays');
    if (wanted === CLASS.string) {
      return anyElement(
        path,
        (value) => typeof value === 'string' && accepts(compareStrings(value, operand as string)),
      );
    }
    return anyElement(path, (value) => classOf(value) === wanted && accepts(compare(value, operand)));
  };
}

const not =
  (predicate: Predicate): Predicate =>
  (document) =>
    !predicate(document);

const OPERATORS: Readonly<Record<string, (path: Path, operand: unknown) => Predicate>> = {
  $ne: (path, operand) => not(anyElement(path, equalTo(operand))),
  $gt: range((order) => order > 0),
  $gte: range((order) => order >= 0),
  $lt: range((order) => order < 0),
  $lte: range((order) => order <= 0),
  $in: (path, operand) => {
    if (!Array.isArray(operand)) throw new Refusal('$in without an array');
    const wanted = new Set(operand.map(keyOf));
    return anyElement(path, (value) => wanted.has(keyOf(value)));
  },
  $exists: (path, operand) => {
    if (typeof operand !== 'boolean') throw new Refusal('$exists with something else than true or false');
    const present: Predicate = (document) => reaches(document, path, (value) => value !== undefined);
    return operand ? present : not(present);
  },
  $type: (path, operand) => {
    if (operand !== 'array') throw new Refusal('$type of something else than arrays');
    return anyElement(path, Array.isArray);
  },
  $elemMatch: (path, operand) => {
    const operators = operatorsOf(operand);
    const wanted = operators?.[0]?.[1];
    if (operators?.length !== 1 || operators[0]?.[0] !== '$eq') throw new Refusal('$elemMatch with more than one $eq');
    if (isObject(wanted) || Array.isArray(wanted)) throw new Refusal('$elemMatch with $eq of more than a scalar');
    const test = equalTo(wanted);
    return (document) => reaches(document, path, (leaf) => Array.isArray(leaf) && leaf.some(test));
  },
};
