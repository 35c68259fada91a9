import type { Query } from '@sealtrail/event-sourcing';
import { fieldValue } from './document-fields';
import type { ReadPath } from './read-paths';
import { compared, type ViewSample } from './view-sample';

/** What is read along a path: a page in an order, or (`orderBy` absent, `counts`) as many as there are up to a limit. */
export type Wanted = Omit<Query, 'limit'> & {
  /** `null`: all of them. */
  readonly limit: number | null;
  readonly counts: boolean;
};

/** What a row costs whose index tells all that is asked: some 0.2 µs. */
const PASSED_OVER = 1;
/** What a look into its document costs beside that. */
const LOOKED_INTO = 20;
/** Of fewer than so many the sample tells too little: the rows themselves are counted. */
const RARE = 8;

/**
 * What it costs to read what is wanted along a path: the rows that it passes over, and the documents it looks into.
 *
 * @param rowsOn how many rows lie on the path, counted up to so many
 */
export function costOf(path: ReadPath, wanted: Wanted, sample: ViewSample, rowsOn: (most: number) => number): number {
  const within = sample.meeting(path.bounds);
  const found = sample.meeting(wanted.where);
  const share = total(within);
  const rows = share < RARE && sample.scale > 1 ? rowsOn(Math.ceil(2 * RARE * sample.scale)) : share * sample.scale;
  const all = Math.min(rows, total(found) * sample.scale);
  const shown = wanted.counts ? 0 : Math.min(wanted.limit ?? all, all);
  const unordered = wanted.counts || !path.inOrder;
  const passed = wanted.counts
    ? untilEnough(rows, share, total(found), wanted.limit)
    : path.inOrder
      ? Math.min(rows, untilFull(within, found, wanted, sample))
      : rows;
  const each = path.covers ? passed * PASSED_OVER + shown * LOOKED_INTO : passed * LOOKED_INTO;
  return unordered && !wanted.counts ? each + all * PASSED_OVER : each;
}

/** How many rows are passed until so many are found that lie among them evenly. */
function untilEnough(rows: number, share: number, found: number, limit: number | null): number {
  return limit === null || found === 0 ? rows : Math.min(rows, (limit * share) / found);
}

/** The same in an order, where what is wanted may lie all at its end: no row before the first one that the sample knows is left out. */
function untilFull(within: Uint8Array, found: Uint8Array, wanted: Wanted, sample: ViewSample): number {
  const { orderBy, descending = false, after, limit } = wanted;
  const [share, some] = [total(within), total(found)];
  if (some === 0) return Number.POSITIVE_INFINITY;
  const evenly = untilEnough(Number.POSITIVE_INFINITY, share, some, limit);
  if (orderBy === undefined) return evenly;
  const values = sample.valuesOf(orderBy);
  const begin = after === undefined ? null : fieldValue(after.value);
  const order = sample.inOrderOf(orderBy);
  let passed = 0;
  for (let step = 0; step < order.length; step++) {
    const at = order[descending ? order.length - 1 - step : step] ?? 0;
    const ahead = after !== undefined && compared(values[at] ?? null, begin) * (descending ? -1 : 1) < 0;
    if (ahead || within[at] === 0) continue;
    if (found[at] === 1) break;
    passed++;
  }
  const beforeFirst = Math.max(0, passed - (CHANCE * share) / some);
  return Math.max(evenly, beforeFirst * sample.scale);
}

/** So many times the mean distance before the first one may be by chance. */
const CHANCE = 3;

function total(mask: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < mask.length; at++) sum += mask[at] ?? 0;
  return sum;
}
