import type { Condition } from './read-store';

/**
 * The same conditions, without those that others already say: a region inside the caller's own, a later first day. A store
 * follows one bound of a field, and would pass over rows by the others. `null`: nothing can meet all of them.
 */
export function tightened(conditions: readonly Condition[]): readonly Condition[] | null {
  const left = conditions.filter(
    (one, at) => !conditions.some((other, place) => place !== at && says(other, one, place < at)),
  );
  const contradicted = left.some((one) => left.some((other) => contradicts(one, other)));
  return contradicted ? null : left;
}

/** Whether one condition leaves nothing to say to another; of two that say the same, the first. */
function says(one: Condition, other: Condition, isFirst: boolean): boolean {
  if (one.op === 'any' || other.op !== one.op || other.field !== one.field) return false;
  if (one.value === other.value) return isFirst;
  if (typeof one.value !== 'string' || typeof other.value !== 'string') return false;
  switch (one.op) {
    case 'prefix':
      return one.value.startsWith(other.value);
    case 'from':
      return bothPlain(one.value, other.value) && one.value > other.value;
    case 'to':
      return bothPlain(one.value, other.value) && one.value < other.value;
    default:
      return false;
  }
}

function contradicts(one: Condition, other: Condition): boolean {
  if (one === other || one.op === 'any' || other.op !== one.op || other.field !== one.field) return false;
  return one.op === 'prefix' || one.op === 'equals';
}

/** Letters that sort by their bytes as they sort here. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII
const PLAIN = /^[\x00-\x7f]*$/;
const bothPlain = (a: string, b: string): boolean => PLAIN.test(a) && PLAIN.test(b);
