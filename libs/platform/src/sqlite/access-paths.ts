import { type Condition, DOCUMENT_ID } from '@sealtrail/event-sourcing';
import type { ViewLayout } from './view-layout';

type Contains = Extract<Condition, { op: 'contains' }>;

/** A way to the documents of a list, along one index. */
export type AccessPath = {
  readonly index: readonly string[];
  /** The element that it begins with, where the first field of the index holds arrays. */
  readonly lead: Contains | null;
  /** The conditions that bound the stretch of the index that is read. */
  readonly bounds: readonly Condition[];
  /** What is left of the others: to be asked of each row of the stretch. */
  readonly rest: readonly Condition[];
  /** Those of the rest that the index answers: of a row that does not meet them no document is read. */
  readonly told: readonly Condition[];
  /** The stretch gives the documents in the order asked for. */
  readonly inOrder: boolean;
  /** The index itself answers everything that is asked of a row: no document is read to pass over one. */
  readonly covers: boolean;
};

/** Every way to these documents, but the one through the whole table. */
export function accessPathsOf(
  { indexes, elementIndexes }: ViewLayout,
  where: readonly Condition[],
  orderBy: string | undefined,
): readonly AccessPath[] {
  return indexes.flatMap((index) => {
    if (!elementIndexes.some((one) => one.join() === index.join())) return [pathAlong(index, null, where, orderBy)];
    const leads = where.filter((one): one is Contains => one.op === 'contains' && one.field === index[0]);
    return leads.map((lead) => pathAlong(index, lead, where, orderBy));
  });
}

function pathAlong(
  index: readonly string[],
  lead: Contains | null,
  where: readonly Condition[],
  orderBy: string | undefined,
): AccessPath {
  const others = where.filter((one) => one !== lead);
  const equal: Condition[] = [];
  let at = lead === null ? 0 : 1;
  for (; at < index.length; at++) {
    const found = others.find((one) => one.op === 'equals' && one.field === index[at]);
    if (found === undefined) break;
    equal.push(found);
  }
  const ranges = others.filter((one) => one.op !== 'any' && isRange(one) && one.field === index[at]);
  const bounds = [...(lead === null ? [] : [lead]), ...equal, ...ranges];
  const rest = others.filter((one) => !bounds.includes(one));
  const fields = new Set(index);
  const inOrder =
    orderBy === undefined
      ? (index[at] ?? DOCUMENT_ID) === DOCUMENT_ID
      : index[at] === orderBy && (index[at + 1] ?? DOCUMENT_ID) === DOCUMENT_ID;
  const isTold = (one: Condition): boolean => isElement(one, lead) || isIn(one, fields);
  const told = rest.filter(isTold);
  const covers =
    (orderBy === undefined || fields.has(orderBy)) &&
    told.length === rest.length &&
    [...equal, ...ranges].every(isTold);
  return { index, lead, bounds, rest, told, inOrder, covers };
}

const isRange = ({ op }: Condition): boolean => op === 'from' || op === 'to' || op === 'prefix';

/** The table of elements that leads has the others of a document too. */
const isElement = (one: Condition, lead: Contains | null): boolean =>
  one.op === 'contains' && lead !== null && one.field === lead.field;

/** Whether an index that carries these fields can tell. Of an array, a truth, 0 and 1 the document tells more than its column. */
function isIn(condition: Condition, fields: ReadonlySet<string>): boolean {
  if (condition.op === 'any') return condition.of.every((one) => isIn(one, fields));
  if (condition.op === 'contains' || !fields.has(condition.field)) return false;
  return condition.op !== 'equals' || condition.value === null || typeof condition.value === 'string';
}

/**
 * The ways of which the cheapest is to be followed. There is one where nothing is left to be asked of its rows, and none where
 * none is known to be better than the table.
 */
export function conditionsAlong(paths: readonly AccessPath[], counts: boolean): readonly AccessPath[] {
  const plain = paths.filter(({ rest, covers, inOrder }) => rest.length === 0 && (counts ? covers : inOrder));
  if (plain.length > 0) return plain.toSorted(bySelectivity).slice(0, 1);
  return bestOfEachRange(
    paths.filter(({ bounds, covers, inOrder }) => bounds.length > 0 || covers || (inOrder && !counts)),
  );
}

/** The longest key first, then what reads no document. */
const bySelectivity = (a: AccessPath, b: AccessPath): number =>
  b.bounds.length - a.bounds.length || Number(b.covers) - Number(a.covers);

/** Indexes that begin alike have the same rows in them: the best is kept, of those in order and of the others. */
function bestOfEachRange(paths: readonly AccessPath[]): readonly AccessPath[] {
  const kept = new Map<string, AccessPath>();
  for (const path of paths.toSorted(byOrder)) {
    const stretch = JSON.stringify([path.bounds, path.inOrder]);
    if (!kept.has(stretch)) kept.set(stretch, path);
  }
  return [...kept.values()];
}

const byOrder = (a: AccessPath, b: AccessPath): number =>
  Number(b.covers) - Number(a.covers) || b.told.length - a.told.length || Number(b.inOrder) - Number(a.inOrder);
