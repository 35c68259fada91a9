const DEPTH_MAX = 32;
const VALUES_MAX = 20_000;

/**
 * Whether a body is small enough to be looked at field by field: what validates it or takes its fingerprint walks down by
 * recursion, and its work grows with the number of values, not of bytes.
 */
export function isWithinBounds(body: unknown): boolean {
  let values = 0;
  let level: readonly object[] = isObject(body) ? [body] : [];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth >= DEPTH_MAX) return false;
    const next: object[] = [];
    for (const parent of level) {
      for (const member of Object.values(parent) as unknown[]) {
        values += 1;
        if (values > VALUES_MAX) return false;
        if (isObject(member)) next.push(member);
      }
    }
    level = next;
  }
  return true;
}

/** An object as JSON means it: no list, no `null`. */
export const isJsonObject = (value: unknown): value is object => isObject(value) && !Array.isArray(value);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
