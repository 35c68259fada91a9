import { dayNumberOf } from '../civil/day-number';
import type { Pause } from '../limit';

/** A stretch in which the clock stands, by day numbers: the days of (from, to] do not count. */
export type Stop = { readonly from: number; readonly to: number };

/** Pauses in order, each day in one stretch only; an open pause ends at infinity, one that ends on its day is none. */
export function stopsOf(pauses: readonly Pause[]): readonly Stop[] {
  if (pauses.length === 0) return [];
  const stops = pauses
    .map(({ from, to }) => ({ from: dayNumberOf(from), to: to === null ? Number.POSITIVE_INFINITY : dayNumberOf(to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: Stop[] = [];
  for (const stop of stops) {
    const last = merged.at(-1);
    if (last === undefined || last.to < stop.from) merged.push(stop);
    else if (last.to < stop.to) merged[merged.length - 1] = { from: last.from, to: stop.to };
  }
  return merged;
}

/** The stretch that keeps this day from counting. */
export const stopOver = (stops: readonly Stop[], day: number): Stop | undefined =>
  stops.find(({ from, to }) => from < day && day <= to);

/** The stretch in which the clock stands at 24:00 of this day. */
export const stopAtEndOf = (stops: readonly Stop[], day: number): Stop | undefined =>
  stops.find(({ from, to }) => from <= day && day < to);

/** What the stretches leave of [first, last]. */
export function stretchesBetween(
  stops: readonly Stop[],
  first: number,
  last: number,
): readonly (readonly [number, number])[] {
  const between: [number, number][] = [];
  let from = first;
  for (const stop of stops) {
    if (stop.to < from || stop.from >= last) continue;
    if (from <= stop.from) between.push([from, stop.from]);
    from = stop.to + 1;
  }
  return from <= last ? [...between, [from, last]] : between;
}
