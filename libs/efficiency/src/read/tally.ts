/**
 * A tree of counters. Whatever is counted in here adds up, over months, departments and officials alike; a counter that
 * is not there is 0.
 */
export type Tally = number | { readonly [name: string]: Tally };

/** The same tree with some of its counters only. */
export type Part<T extends Tally> = T extends number
  ? number
  : string extends keyof T
    ? { readonly [Name in keyof T]: Part<Extract<T[Name], Tally>> }
    : { readonly [Name in keyof T]?: Part<Extract<T[Name], Tally>> };

/** Both counts together. Branches that only one of them has are taken as they are. */
export function add<T extends Tally>(to: T, more: Part<T>): T {
  return sum(to, more as Tally) as T;
}

/** Both counts together, of whichever counters each has. */
export const addParts = <T extends Tally>(one: Part<T>, other: Part<T>): Part<T> =>
  sum(one as Tally, other as Tally) as Part<T>;

/**
 * Adds up in place what is nobody else's yet: of a year of sheets every sum would otherwise be copied once for each of them.
 * What is added stays as it was.
 */
export function addInto<T extends Tally>(sums: Part<T>, more: Part<T>): void {
  addBranch(sums as Growing, more as Growing);
}

type Growing = { [name: string]: number | Growing };

function addBranch(to: Growing, more: Growing): void {
  for (const name in more) {
    const [before, added] = [to[name], more[name] as number | Growing];
    if (typeof added !== 'number') {
      if (typeof before === 'number') throw new Error('a counter and a branch do not add up');
      const branch = before ?? {};
      to[name] = branch;
      addBranch(branch, added);
    } else if (typeof before === 'object') throw new Error('a counter and a branch do not add up');
    else to[name] = (before ?? 0) + added;
  }
}

function sum(a: Tally, b: Tally): Tally {
  if (typeof a === 'number' || typeof b === 'number') {
    if (typeof a === 'number' && typeof b === 'number') return a + b;
    throw new Error('a counter and a branch do not add up');
  }
  const both: Record<string, Tally> = { ...a };
  // Counted for every fact of a rebuild: entries of the object would cost an array each.
  for (const name in b) {
    const before = both[name];
    const more = b[name] as Tally;
    both[name] = before === undefined ? more : sum(before, more);
  }
  return both;
}

/** The same counters, to be taken away. */
export const negated = <T extends Tally>(part: Part<T>): Part<T> => opposite(part as Tally) as Part<T>;

const opposite = (tally: Tally): Tally =>
  typeof tally === 'number'
    ? 0 - tally
    : Object.fromEntries(Object.entries(tally).map(([name, value]) => [name, opposite(value)]));

/** How often each whole number occurred: `{ 3: 2, 5: 1 }` is 3, 3, 5. */
export type Histogram = { readonly [value: string]: number };

/** How many values there are. */
export const countOf = (histogram: Histogram): number =>
  Object.values(histogram).reduce((before, times) => before + times, 0);

/** What the values add up to. */
export const totalOf = (histogram: Histogram): number =>
  Object.entries(histogram).reduce((before, [value, times]) => before + Number(value) * times, 0);

/** How many values are at most the given one. */
export const countUpTo = (histogram: Histogram, most: number): number =>
  Object.entries(histogram).reduce((before, [value, times]) => before + (Number(value) <= most ? times : 0), 0);

/**
 * The percentile by nearest rank: the smallest value that at least `percent` of all values do not exceed. Always one of
 * the values themselves, so that it is the same however they were gathered; `null` where there are none.
 */
export function percentileOf(histogram: Histogram, percent: number): number | null {
  const rank = Math.ceil((countOf(histogram) * percent) / 100);
  let seen = 0;
  for (const value of Object.keys(histogram)
    .map(Number)
    .sort((a, b) => a - b)) {
    seen += histogram[value] ?? 0;
    if (seen >= rank && seen > 0) return value;
  }
  return null;
}
