import { createHash } from 'node:crypto';
import type { After, JsonValue } from '@sealtrail/event-sourcing';
import type { ApiRequest } from './request';

const VERSION = 1;
/** In characters. */
export const CURSOR_MAX = 2_000;
export const CURSOR = /^[\w-]+(\.[\w-]{16})?$/;

/** Opaque to clients, and no secret: a forged one only moves the start of a list whose scope is in the query itself. */
export const cursorOf = ({ value, id }: After): string =>
  Buffer.from(JSON.stringify([VERSION, value, id])).toString('base64url');

/** Where a cursor points, or `null` where it is none of ours. */
export function readCursor(cursor: unknown): After | null {
  if (typeof cursor !== 'string' || cursor.length > CURSOR_MAX || !CURSOR.test(cursor)) return null;
  try {
    const [place = ''] = cursor.split('.');
    const parsed: unknown = JSON.parse(Buffer.from(place, 'base64url').toString('utf8'));
    if (!Array.isArray(parsed) || parsed.length !== 3 || parsed[0] !== VERSION) return null;
    const [, value, id] = parsed as [number, JsonValue, unknown];
    return typeof id === 'string' && isScalar(value) ? { value, id } : null;
  } catch {
    return null;
  }
}

type Asked = Pick<ApiRequest, 'url' | 'query'>;

/** The cursor as it is told: good for the list that was asked, with its filters and its order, and for no other. */
export const cursorFor = (request: Asked, cursor: string): string => `${cursor}.${digestOf(request)}`;

/** Whether the cursor of a request was told by the list that it asks now. What is no cursor the list itself refuses. */
export function isOfThisList(request: Asked): boolean {
  const { cursor } = request.query;
  if (typeof cursor !== 'string' || readCursor(cursor) === null) return true;
  return cursor.endsWith(`.${digestOf(request)}`);
}

/** What says how much is answered, or in which form, and not what of. */
const OF_EVERY_LIST = ['cursor', 'format', 'limit', 'totals'];

function digestOf({ url, query }: Asked): string {
  const filters = Object.entries(query)
    .filter(([name]) => !OF_EVERY_LIST.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const [path] = url.split('?');
  const asked = JSON.stringify([path, filters]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 16);
}

const isScalar = (value: JsonValue): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
