import { dayNumberOf } from '../civil/day-number';
import type { Pause } from '../limit';

/** A pause by day numbers: the days of (from, to] do not count. */
export type PausedDays = { readonly from: number; readonly to: number };

/**
 * Merged pauses in order, each day in one of them only; an open pause ends at infinity, one that ends on the day it starts is
 * omitted.
 */
export function mergedPauses(pauses: readonly Pause[]): readonly PausedDays[] {
  if (pauses.length === 0) return [];
  const sorted = pauses
    .map(({ from, to }) => ({ from: dayNumberOf(from), to: to === null ? Number.POSITIVE_INFINITY : dayNumberOf(to) }))
    .filter(({ from, to }) => from < to)
    .sort((a, b) => a.from - b.from);
  const merged: PausedDays[] = [];
  for (const pause of sorted) {
    const last = merged.at(-1);
    if (last === undefined || last.to < pause.from) merged.push(pause);
    else if (last.to < pause.to) merged[merged.length - 1] = { from: last.from, to: pause.to };
  }
  return merged;
}

/** The pause that excludes this day. */
export const pauseOver = (pauses: readonly PausedDays[], day: number): PausedDays | undefined =>
  pauses.find(({ from, to }) => from < day && day <= to);

/** The pause in progress at 24:00 of this day. */
export const pauseAtEndOf = (pauses: readonly PausedDays[], day: number): PausedDays | undefined =>
  pauses.find(({ from, to }) => from <= day && day < to);

/** The parts of [first, last] outside the pauses. */
export function unpausedRanges(
  pauses: readonly PausedDays[],
  first: number,
  last: number,
): readonly (readonly [number, number])[] {
  const between: [number, number][] = [];
  let from = first;
  for (const pause of pauses) {
    if (pause.to < from || pause.from >= last) continue;
    if (from <= pause.from) between.push([from, pause.from]);
    from = pause.to + 1;
  }
  return from <= last ? [...between, [from, last]] : between;
}
