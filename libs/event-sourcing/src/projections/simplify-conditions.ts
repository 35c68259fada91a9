import type { Condition } from './read-store';

/**
 * The conditions without those implied by others: a region that contains the one asked for, an earlier first day. A store uses
 * one bound of a field for its index, and would filter rows by the others. `null`: the conditions contradict each other.
 */
export function simplifyConditions(conditions: readonly Condition[]): readonly Condition[] | null {
  const left = conditions.filter(
    (one, at) => !conditions.some((other, place) => place !== at && implies(other, one, place < at)),
  );
  const contradicted = left.some((one) => left.some((other) => contradicts(one, other)));
  return contradicted ? null : left;
}

/** Whether one condition implies another; of two equivalent ones, the first implies the second. */
function implies(one: Condition, other: Condition, isFirst: boolean): boolean {
  if (one.op === 'any' || other.op !== one.op || other.field !== one.field) return false;
  if (one.value === other.value) return isFirst;
  if (typeof one.value !== 'string' || typeof other.value !== 'string') return false;
  if (one.op === 'prefix') return one.value.startsWith(other.value);
  if (!(isPlain(one.value) && isPlain(other.value))) return false;
  return (one.op === 'from' && one.value > other.value) || (one.op === 'to' && one.value < other.value);
}

function contradicts(one: Condition, other: Condition): boolean {
  if (one === other || one.op === 'any' || other.op !== one.op || other.field !== one.field) return false;
  return one.op === 'prefix' || one.op === 'equals';
}

/** For ASCII, byte order equals the order of JavaScript strings. */
const isPlain = (text: string): boolean => Buffer.byteLength(text) === text.length;
