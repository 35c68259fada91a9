const DEPTH_MAX = 32;
const VALUES_MAX = 20_000;

/**
 * Whether a body is small enough to be processed member by member: validation and fingerprinting recurse into it, and their cost
 * grows with the number of values, not with the number of bytes.
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

/** A JSON object: neither an array nor `null`. */
export const isJsonObject = (value: unknown): value is object => isObject(value) && !Array.isArray(value);

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
