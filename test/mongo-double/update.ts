import { BSON, Int32, Long } from 'mongodb';
import type { Doc } from '../mongo-proxy/wire';
import { compareStrings, exact, isObject, mustBeKnown } from './bson-order';
import { Refusal } from './errors';
import type { Filter } from './filter';
import { type Path, pathOf } from './paths';

type Change = { readonly operator: string; readonly dotted: string; readonly path: Path; readonly operand: unknown };

/** Returns the updated document; the original is not modified. `inserting`: created by an upsert, so `$setOnInsert` applies. */
export type Update = (document: Doc, inserting: boolean) => Doc;

/** @throws Refusal for replacements, pipelines and every unsupported operator. */
export function compileUpdate(update: unknown): Update {
  if (!isObject(update)) throw new Refusal('an update by pipeline');
  const changes = changesOf(update);
  return (document, inserting) =>
    changes
      .filter(({ operator }) => inserting || operator !== '$setOnInsert')
      .reduce((result, change) => changed(result, change, 0), document);
}

/** In the order of the paths, whatever the order of the operators: that is the order in which new fields appear. */
function changesOf(update: Doc): readonly Change[] {
  const changes = Object.entries(update).flatMap(([operator, operands]) => {
    if (!(operator in OPERATORS)) throw new Refusal(`the update operator ${operator}`);
    if (!isObject(operands)) throw new Refusal(`${operator} of something else than a document`);
    return Object.entries(operands).map(([dotted, operand]): Change => {
      mustBeKnown(operand);
      return { operator, dotted, path: pathOf(dotted), operand };
    });
  });
  const sorted = changes.toSorted((a, b) => compareStrings(a.dotted, b.dotted));
  for (const { dotted, path } of sorted) {
    if (path[0] === '_id') throw new Refusal('an update of the id');
    const rivals = sorted.filter((other) => other.dotted === dotted || other.dotted.startsWith(`${dotted}.`));
    if (rivals.length > 1) throw new Refusal(`two updates of '${dotted}'`);
  }
  return sorted;
}

function changed(value: unknown, change: Change, at: number): Doc {
  const { path, operator, dotted, operand } = change;
  if (value !== undefined && !isObject(value)) throw new Refusal(`an update of '${dotted}' in what is no document`);
  const name = path[at] as string;
  const old = value?.[name];
  const isLast = at === path.length - 1;
  if (operator === '$unset') {
    if (old === undefined) return value ?? {};
    const { [name]: _gone, ...rest } = value ?? {};
    return isLast ? rest : { ...value, [name]: changed(old, change, at + 1) };
  }
  return { ...value, [name]: isLast ? OPERATORS[operator]?.(old, operand) : changed(old, change, at + 1) };
}

const OPERATORS: Readonly<Record<string, (old: unknown, operand: unknown) => unknown>> = {
  $set: (_old, operand) => operand,
  $setOnInsert: (_old, operand) => operand,
  $unset: () => undefined,
  $inc: (old, operand) => sum(old, operand),
};

/** Two 32-bit integers stay 32-bit unless they overflow. */
function sum(old: unknown, operand: unknown): unknown {
  const [left, right] = [old ?? new Int32(0), operand];
  if (!isInteger(left) || !isInteger(right)) throw new Refusal('$inc of something else than whole numbers');
  const total = BigInt(exact(left)) + BigInt(exact(right));
  const staysSmall = left instanceof Int32 && right instanceof Int32 && BigInt.asIntN(32, total) === total;
  return staysSmall ? new Int32(Number(total)) : Long.fromBigInt(total);
}

const isInteger = (value: unknown): value is Int32 | Long => value instanceof Int32 || value instanceof Long;

/** The document an upsert starts from, before the update is applied to it. */
export function seedOf({ seed }: Filter): Doc {
  if (seed === null) throw new Refusal('an upsert whose filter asks for more than an id and bounds');
  return seed;
}

/** Byte for byte, as a server counts `nModified`: 1 and 1.0 are equal, but not the same. */
export const isSame = (a: Doc, b: Doc): boolean => Buffer.compare(BSON.serialize(a), BSON.serialize(b)) === 0;
