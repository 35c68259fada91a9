import type { JsonValue, Query } from '@sealtrail/event-sourcing';
import { type Filter, placeOf, scalar } from './read-filters';

const NO_BOUND: Filter = {};
const LIMIT_MAX = 1_000;

/** The minimum of each type that a field can have, in MongoDB's sort order; null sorts first. */
const KINDS = ['nothing', 'number', 'text', 'truth'] as const;
const EVERY = {
  nothing: { $eq: null },
  number: { $gte: Number.NEGATIVE_INFINITY },
  text: { $gte: '' },
  truth: { $gte: false },
} as const;

/** @throws {RangeError} */
export function mustBeLimit(limit: number): void {
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new RangeError(`limit must be 1 to ${LIMIT_MAX}, not ${limit}`);
  }
}

export function sortOf({ orderBy, descending = false }: Query): Readonly<Record<string, 1 | -1>> {
  const direction = descending ? -1 : 1;
  return orderBy === undefined ? { _id: direction } : { [placeOf(orderBy)]: direction, _id: direction };
}

/**
 * Filters of a page, to be queried one after the other until the page is full. Types other than that of the cursor's value have
 * separate filters: comparisons of MongoDB match only values of the same type, and each filter can use an index range.
 */
export function pageParts({ orderBy, descending = false, after }: Query): readonly Filter[] {
  if (after === undefined) return [NO_BOUND];
  const beyond = descending ? '$lt' : '$gt';
  const behindId = { _id: { [beyond]: text(after.id) } };
  if (orderBy === undefined) return [behindId];
  const place = placeOf(orderBy);
  const value = scalar(after.value);
  const at = KINDS.indexOf(kindOf(value));
  const further = descending ? KINDS.slice(0, at).toReversed() : KINDS.slice(at + 1);
  const first =
    value === null
      ? { [place]: { $eq: null }, ...behindId }
      : // The bound is the start of the index range; the rest skips equal values that were already shown.
        { [place]: { [`${beyond}e`]: value }, $or: [{ [place]: { [beyond]: value } }, behindId] };
  return [first, ...further.map((kind) => ({ [place]: EVERY[kind] }))];
}

function kindOf(value: JsonValue): (typeof KINDS)[number] {
  if (value === null) return 'nothing';
  if (typeof value === 'number') return 'number';
  return typeof value === 'string' ? 'text' : 'truth';
}

function text(id: string): string {
  if (typeof id !== 'string') throw new RangeError(`not an id: ${JSON.stringify(id)}`);
  return id;
}
