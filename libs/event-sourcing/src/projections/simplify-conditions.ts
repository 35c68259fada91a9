import type { Condition } from './read-store';

/**
 * The same conditions, without those that others already say: a region inside the caller's own, a later first day. A store
 * follows one bound of a field, and would pass over rows by the others. `null`: nothing can meet all of them.
 */
export function simplifyConditions(conditions: readonly Condition[]): readonly Condition[] | null {
  const left = conditions.filter(
    (one, at) => !conditions.some((other, place) => place !== at && implies(other, one, place < at)),
  );
  const contradicted = left.some((one) => left.some((other) => contradicts(one, other)));
  return contradicted ? null : left;
}

/** Whether one condition leaves nothing to say to another; of two that say the same, the first. */
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

/** ASCII sorts by its bytes as it sorts here. */
const isPlain = (text: string): boolean => Buffer.byteLength(text) === text.length;
