import { CLASS, classOf, compare, compareStrings, type Doc, exact, isObject, keyOf, mustBeKnown } from './bson-order';
import { Refusal } from './errors';
import { type Path, pathOf, reaches, reachesElement } from './paths';

type Predicate = (document: Doc) => boolean;
type Test = (value: unknown) => boolean;

/** A filter, read once and asked of many documents. */
export type Filter = {
  readonly matches: Predicate;
  /** The ids the filter can match at most, or null when it does not say: then every document is looked at. */
  readonly ids: readonly unknown[] | null;
  /** What an upsert takes into the new document: path and value, for equalities that must hold. */
  readonly equalities: readonly (readonly [path: string, value: unknown])[];
  /** Why this filter must not be upserted, if so. */
  readonly notForUpserts: string | null;
};

/** @throws Refusal for every operator the double does not know, by name, before any document is looked at. */
export function compileFilter(query: Doc): Filter {
  const conditions = Object.entries(query).map(([name, value]) =>
    name.startsWith('$') ? compileLogical(name, value) : compileField(name, value),
  );
  return allOf(conditions);
}

function allOf(conditions: readonly Filter[]): Filter {
  return {
    matches:
      conditions.length === 1
        ? (conditions[0] as Filter).matches
        : (document) => conditions.every(({ matches }) => matches(document)),
    ids: conditions.find(({ ids }) => ids !== null)?.ids ?? null,
    equalities: conditions.flatMap(({ equalities }) => equalities),
    notForUpserts: conditions.find(({ notForUpserts }) => notForUpserts !== null)?.notForUpserts ?? null,
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
  return {
    ...NOTHING_KNOWN,
    matches: name === '$or' ? some : (document) => !some(document),
    // A server takes the equalities of an $or with one branch.
    notForUpserts: name === '$or' && parts.length === 1 ? '$or of one branch' : null,
  };
}

const NOTHING_KNOWN = { ids: null, equalities: [], notForUpserts: null } as const;

function compileField(name: string, value: unknown): Filter {
  const path = pathOf(name);
  const operators = operatorsOf(value);
  if (operators === null) return equality(name, path, value);
  const conditions = operators.map(([operator, operand]): Filter => {
    if (operator === '$eq') return equality(name, path, operand);
    const compile = OPERATORS[operator];
    if (compile === undefined) throw new Refusal(`the operator ${operator}`);
    mustBeKnown(operand);
    const matches = compile(path, operand);
    if (operator !== '$in') return { ...NOTHING_KNOWN, matches };
    const choices = operand as readonly unknown[];
    return {
      ...NOTHING_KNOWN,
      matches,
      ids: name === '_id' ? choices : null,
      // A server turns it into an equality first.
      notForUpserts: choices.length === 1 ? '$in of one value' : null,
    };
  });
  return allOf(conditions);
}

/** A document whose first name is an operator is a list of operators; any other is a value to be equal to. */
function operatorsOf(value: unknown): readonly (readonly [string, unknown])[] | null {
  if (!isObject(value)) return null;
  const entries = Object.entries(value);
  return entries[0]?.[0].startsWith('$') ? entries : null;
}

function equality(name: string, path: Path, value: unknown): Filter {
  mustBeKnown(value);
  const test = equalTo(value);
  return {
    matches: anyElement(path, test),
    ids: name === '_id' && !Array.isArray(value) ? [value] : null,
    equalities: [[name, value]],
    notForUpserts: null,
  };
}

/** Most filters ask for a field of the document itself that holds no array: that way costs no garbage. */
function anyElement(path: Path, test: Test): Predicate {
  const [name] = path;
  if (path.length > 1 || name === undefined) return (document) => reachesElement(document, path, test);
  return (document) => {
    const value = document[name];
    return test(value) || (Array.isArray(value) && value.some(test));
  };
}

/** Equality with null also means missing. */
function equalTo(operand: unknown): Test {
  const wanted = classOf(operand);
  if (wanted === CLASS.string || wanted === CLASS.bool) return (value) => value === operand;
  return (value) => classOf(value) === wanted && compare(value, operand) === 0;
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

function inList(path: Path, operand: unknown): Predicate {
  if (!Array.isArray(operand)) throw new Refusal('$in without an array');
  const wanted = new Set(operand.map(keyOf));
  return anyElement(path, (value) => wanted.has(keyOf(value)));
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
  $in: inList,
  $nin: (path, operand) => not(inList(path, operand)),
  $exists: (path, operand) => {
    if (typeof operand !== 'boolean') throw new Refusal('$exists with something else than true or false');
    const present: Predicate = (document) => reaches(document, path, (value) => value !== undefined);
    return operand ? present : not(present);
  },
  $type: (path, operand) => {
    const tests = (Array.isArray(operand) ? operand : [operand]).map(typeTest);
    return anyElement(path, (value) => value !== undefined && tests.some((test) => test(value)));
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

const bsonName = (value: unknown): unknown => (value as { _bsontype?: unknown } | null)?._bsontype;

const TYPES: Readonly<Record<string, Test>> = {
  double: (value) => bsonName(value) === 'Double',
  int: (value) => bsonName(value) === 'Int32',
  long: (value) => bsonName(value) === 'Long',
  number: (value) => classOf(value) === CLASS.number,
  string: (value) => typeof value === 'string',
  object: isObject,
  array: Array.isArray,
  binData: (value) => classOf(value) === CLASS.binary,
  objectId: (value) => classOf(value) === CLASS.objectId,
  bool: (value) => typeof value === 'boolean',
  date: (value) => value instanceof Date,
  null: (value) => value === null,
};

function typeTest(name: unknown): Test {
  const test = typeof name === 'string' ? TYPES[name] : undefined;
  if (test === undefined) throw new Refusal(`$type ${typeof name === 'string' ? name : String(exact(name as number))}`);
  return test;
}
