import { type Condition, DOCUMENT_ID } from '@sealtrail/event-sourcing';
import type { ViewLayout } from './view-layout';

type Contains = Extract<Condition, { op: 'contains' }>;

/** A way to read the documents of a list, along one index. */
export type AccessPath = {
  readonly index: readonly string[];
  /** The element to start with, if the first field of the index holds arrays. */
  readonly lead: Contains | null;
  /** The conditions that bound the range of the index. */
  readonly bounds: readonly Condition[];
  /** The other conditions, checked for each row of the range. */
  readonly rest: readonly Condition[];
  /** Those of the other conditions that can be checked on the index: no document is read for a row that fails them. */
  readonly told: readonly Condition[];
  /** The range yields the documents in the requested order. */
  readonly inOrder: boolean;
  /** The index has all fields to be checked: no document is read for a skipped row. */
  readonly covers: boolean;
};

/** Every access path to these documents, except a table scan. */
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

/** The table of elements also has the other elements of a document. */
const isElement = (one: Condition, lead: Contains | null): boolean =>
  one.op === 'contains' && lead !== null && one.field === lead.field;

/**
 * Whether an index with these fields can check the condition. For arrays, booleans, 0 and 1 the document has more information
 * than its column.
 */
function isIn(condition: Condition, fields: ReadonlySet<string>): boolean {
  if (condition.op === 'any') return condition.of.every((one) => isIn(one, fields));
  if (condition.op === 'contains' || !fields.has(condition.field)) return false;
  return condition.op !== 'equals' || condition.value === null || typeof condition.value === 'string';
}

/**
 * The candidate paths, of which the cheapest is to be chosen. One if it leaves no condition to be checked per row, and none if
 * none is known to be better than a table scan.
 */
export function conditionsAlong(paths: readonly AccessPath[], counts: boolean): readonly AccessPath[] {
  const plain = paths.filter(({ rest, covers, inOrder }) => rest.length === 0 && (counts ? covers : inOrder));
  if (plain.length > 0) return plain.toSorted(bySelectivity).slice(0, 1);
  return bestOfEachRange(
    paths.filter(({ bounds, covers, inOrder }) => bounds.length > 0 || covers || (inOrder && !counts)),
  );
}

/** The longest key first, then paths that read no document. */
const bySelectivity = (a: AccessPath, b: AccessPath): number =>
  b.bounds.length - a.bounds.length || Number(b.covers) - Number(a.covers);

/**
 * Indexes with the same prefix have the same rows in the range: the best is kept, among those in order and among the others.
 */
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
