import type { After, JsonValue } from '@sealtrail/event-sourcing';

const VERSION = 1;

/** Opaque to clients, and no secret: a forged one only moves the start of a list whose scope is in the query itself. */
export const cursorOf = ({ value, id }: After): string =>
  Buffer.from(JSON.stringify([VERSION, value, id])).toString('base64url');

/** Where a cursor points, or `null` where it is none of ours. */
export function readCursor(cursor: unknown): After | null {
  if (typeof cursor !== 'string' || !/^[\w-]{1,2000}$/.test(cursor)) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== VERSION) return null;
    const [, value, id] = parsed as [number, JsonValue, unknown];
    return typeof id === 'string' && isScalar(value) ? { value, id } : null;
  } catch {
    return null;
  }
}

const isScalar = (value: JsonValue): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
