import type { Query } from '@sealtrail/event-sourcing';
import type { AccessPath } from './access-paths';
import { fieldValue } from './document-fields';
import { compared, type ViewSample } from './view-sample';

/** A read along an access path: a page in an order, or (`orderBy` absent, `counts`) a count up to a limit. */
export type ReadRequest = Omit<Query, 'limit'> & {
  /** `null`: all of them. */
  readonly limit: number | null;
  readonly counts: boolean;
};

/** Cost of a row whose index has all requested fields: some 0.2 µs. */
const PASSED_OVER = 1;
/** Additional cost of reading its document. */
const LOOKED_INTO = 20;
/** Below this number of sampled rows the sample is not reliable: the rows themselves are counted. */
const RARE = 8;
/** The first match may be this many times the mean distance away. */
const CHANCE = 3;

/** Estimates the cost of a read along an access path: rows scanned and documents read. */
export class AccessPathCosts {
  private readonly found: Uint8Array;
  private readonly some: number;

  /** @param rowsOn number of rows on a path, counted up to a maximum */
  constructor(
    private readonly wanted: ReadRequest,
    private readonly sample: ViewSample,
    private readonly rowsOn: (path: AccessPath, most: number) => number,
  ) {
    this.found = sample.meeting(wanted.where);
    this.some = total(this.found);
  }

  of(path: AccessPath): number {
    const { limit, counts } = this.wanted;
    const within = this.sample.meeting(path.bounds);
    const share = total(within);
    const rows = this.isRare(share) ? this.counted(path) : share * this.sample.scale;
    // The document is read for rows that meet all conditions on the index.
    const told = this.sample.meeting([...path.bounds, ...path.told]);
    const asked = share === 0 ? 1 : total(told) / share;
    if (counts) {
      return untilEnough(rows, share, this.some, limit) * (PASSED_OVER + (path.covers ? 0 : asked * LOOKED_INTO));
    }
    const all = Math.min(rows, this.some * this.sample.scale);
    const passed = path.inOrder ? Math.min(rows, this.untilFull(within, share)) : rows;
    const sorted = path.inOrder ? 0 : all * PASSED_OVER;
    const shown = Math.min(limit ?? all, all);
    const lookedInto = path.inOrder ? Math.min(rows * asked, this.untilFull(told, total(told))) : rows * asked;
    return sorted + passed * PASSED_OVER + (path.covers ? shown : lookedInto) * LOOKED_INTO;
  }

  private isRare(share: number): boolean {
    return share < RARE && this.sample.scale > 1;
  }

  private counted(path: AccessPath): number {
    return this.rowsOn(path, Math.ceil(2 * RARE * this.sample.scale));
  }

  /**
   * Rows scanned in an order until a page is full: all matches may be at its end, so all rows before the first sampled match
   * are counted.
   */
  private untilFull(within: Uint8Array, share: number): number {
    const { orderBy, descending = false, after, limit } = this.wanted;
    if (this.some === 0) return Number.POSITIVE_INFINITY;
    const evenly = untilEnough(Number.POSITIVE_INFINITY, share, this.some, limit);
    if (orderBy === undefined) return evenly;
    const values = this.sample.valuesOf(orderBy);
    const begin = after === undefined ? null : fieldValue(after.value);
    const order = this.sample.inOrderOf(orderBy);
    let passed = 0;
    for (let step = 0; step < order.length; step++) {
      const at = order[descending ? order.length - 1 - step : step] ?? 0;
      const ahead = after !== undefined && compared(values[at] ?? null, begin) * (descending ? -1 : 1) < 0;
      if (ahead || within[at] === 0) continue;
      if (this.found[at] === 1) break;
      passed++;
    }
    const beforeFirst = Math.max(0, passed - (CHANCE * share) / this.some);
    return Math.max(evenly, beforeFirst * this.sample.scale);
  }
}

/** Rows scanned until enough matches are found, if these are evenly distributed. */
function untilEnough(rows: number, share: number, found: number, limit: number | null): number {
  return limit === null || found === 0 ? rows : Math.min(rows, (limit * share) / found);
}

function total(mask: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < mask.length; at++) sum += mask[at] ?? 0;
  return sum;
}
