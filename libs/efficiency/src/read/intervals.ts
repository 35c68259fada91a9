import type { Histogram } from './tally';

/** The two-sided 95 % quantile of the normal distribution. */
const Z = 1.959963984540054;

/** Between what, with 95 % confidence. */
export type Interval = { readonly low: number; readonly high: number };

/**
 * The score interval of a share of so many cases (Wilson, JASA 22 (1927) 209–212), in percent, rounded to two decimals: it
 * stays within 0 and 100, and says something of few cases too. `of` is above 0.
 */
export function wilsonInterval(kept: number, of: number): Interval {
  const share = kept / of;
  const square = Z * Z;
  const middle = share + square / (2 * of);
  const half = Z * Math.sqrt((share * (1 - share)) / of + square / (4 * of * of));
  const percent = (value: number): number => Math.round((10_000 * value) / (1 + square / of)) / 100;
  return { low: Math.max(0, percent(middle - half)), high: Math.min(100, percent(middle + half)) };
}

/** Which of the ordered values bound the median, counted from 1; see {@link medianRanks}. */
export type MedianRanks = { readonly low: number; readonly high: number };

/**
 * The ranks of the values that bound the median with at least 95 % confidence: so many of `count` values lie below it by a
 * binomial distribution with 1/2 (order statistics; Conover, Practical Nonparametric Statistics, 3.2). `null`: fewer than 6
 * values bound nothing.
 */
export function medianRanks(count: number): MedianRanks | null {
  let low = Math.floor(count / 2);
  let chance = chanceOfMiddle(count);
  // An odd number of values has two middles, which are alike.
  let covered = count % 2 === 0 ? chance : 2 * chance;
  while (covered < 0.95) {
    chance *= low / (count - low + 1);
    low--;
    if (low < 1) return null;
    covered += 2 * chance;
  }
  return low < 1 ? null : { low, high: count + 1 - low };
}

/** That of `count` values just half, rounded down, lie below the median: C(n, ⌊n/2⌋) / 2ⁿ. */
function chanceOfMiddle(count: number): number {
  let chance = 1;
  for (let n = 1; n <= Math.floor(count / 2); n++) chance *= (2 * n - 1) / (2 * n);
  return count % 2 === 0 ? chance : (chance * count) / (count + 1);
}

/** The days that bound the median; `null`: too few cases. */
export function medianInterval(days: Histogram, count: number): Interval | null {
  const ranks = medianRanks(count);
  return ranks === null ? null : { low: valueAt(days, ranks.low), high: valueAt(days, ranks.high) };
}

/** The value of a rank, counted from 1. */
function valueAt(days: Histogram, rank: number): number {
  let seen = 0;
  for (const value of Object.keys(days)
    .map(Number)
    .sort((a, b) => a - b)) {
    seen += days[value] ?? 0;
    if (seen >= rank) return value;
  }
  throw new Error(`there are not ${rank} values`);
}
