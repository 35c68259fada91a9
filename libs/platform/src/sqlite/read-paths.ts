import { type Condition, DOCUMENT_ID } from '@sealtrail/event-sourcing';
import type { ViewLayout } from './view-layout';

type Contains = Extract<Condition, { op: 'contains' }>;

/** A way to the documents of a list, along one index. */
export type ReadPath = {
  readonly index: readonly string[];
  /** The element that it begins with, where the first field of the index holds arrays. */
  readonly lead: Contains | null;
  /** The conditions that bound the stretch of the index that is read. */
  readonly bounds: readonly Condition[];
  /** What is left of the others: to be asked of each row of the stretch. */
  readonly rest: readonly Condition[];
  /** The stretch gives the documents in the order asked for. */
  readonly inOrder: boolean;
  /** The index itself answers everything that is asked of a row: no document is read to pass over one. */
  readonly covers: boolean;
};

/** Every way to these documents, but the one through the whole table. */
export function pathsOf(
  { indexes, elementIndexes }: ViewLayout,
  where: readonly Condition[],
  orderBy: string | undefined,
): readonly ReadPath[] {
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
): ReadPath {
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
  const covers =
    (orderBy === undefined || fields.has(orderBy)) && [...equal, ...ranges, ...rest].every((one) => isIn(one, fields));
  return { index, lead, bounds, rest, inOrder, covers };
}

const isRange = ({ op }: Condition): boolean => op === 'from' || op === 'to' || op === 'prefix';

/** Whether an index that carries these fields can tell. Of an array, a truth, 0 and 1 the document tells more than its column. */
function isIn(condition: Condition, fields: ReadonlySet<string>): boolean {
  if (condition.op === 'any') return condition.of.every((one) => isIn(one, fields));
  if (condition.op === 'contains' || !fields.has(condition.field)) return false;
  return condition.op !== 'equals' || condition.value === null || typeof condition.value === 'string';
}

/** What a row costs whose index tells all that is asked: some 0.15 µs. */
const PASSED_OVER = 1;
/** What a look into its document costs beside that. */
const LOOKED_INTO = 20;
/** So much is rather spent on all rows of a stretch than on looking for some among many: a few milliseconds. */
const STRETCH_MAX = 50_000;
/** What is assumed of an index of which no stretch is bounded. */
const ROWS_ASSUMED = 300_000;

/**
 * The way to follow: the cheapest stretch if it costs little to read whole, else one in the order asked for, on which a
 * page is soon found among many, else the cheapest. `null`: none is known to be better than the table.
 *
 * @param rowsOn how many rows lie on a path, counted up to a bound
 */
export function choosePath(
  paths: readonly ReadPath[],
  rowsOn: (path: ReadPath, most: number) => number,
): ReadPath | null {
  const ordered = paths.filter(({ inOrder }) => inOrder).toSorted(byWorth);
  const [best = null] = ordered;
  if (best?.rest.length === 0) return best;
  const stretches = bestOfEachStretch(paths.filter(({ bounds, covers }) => bounds.length > 0 || covers));
  if (stretches.length === 1 && stretches[0] === best) return best;
  const costs = new Map(stretches.map((path) => [path, costOf(path, rowsOn)]));
  const costOn = (path: ReadPath): number => costs.get(path) ?? Number.POSITIVE_INFINITY;
  const [cheapest = null] = stretches.toSorted((a, b) => costOn(a) - costOn(b));
  if (cheapest !== null && costOn(cheapest) < STRETCH_MAX) return cheapest;
  return ordered.toSorted((a, b) => costOn(a) - costOn(b))[0] ?? cheapest;
}

function costOf(path: ReadPath, rowsOn: (path: ReadPath, most: number) => number): number {
  const rows = path.bounds.length === 0 ? ROWS_ASSUMED : rowsOn(path, STRETCH_MAX);
  return rows * (path.covers ? PASSED_OVER : LOOKED_INTO);
}

/** Few conditions left first, then what reads no document. */
const byWorth = (a: ReadPath, b: ReadPath): number =>
  a.rest.length - b.rest.length || Number(b.covers) - Number(a.covers);

/** Indexes that begin alike have the same rows in them: the best is kept. */
function bestOfEachStretch(paths: readonly ReadPath[]): readonly ReadPath[] {
  const kept = new Map<string, ReadPath>();
  for (const path of paths.toSorted(byOrder)) {
    const stretch = JSON.stringify(path.bounds);
    if (!kept.has(stretch)) kept.set(stretch, path);
  }
  return [...kept.values()];
}

const byOrder = (a: ReadPath, b: ReadPath): number =>
  Number(b.covers) - Number(a.covers) || Number(b.inOrder) - Number(a.inOrder);
