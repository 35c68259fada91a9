import { createHash } from 'node:crypto';
import type { JsonValue, PageCursor } from '@sealtrail/event-sourcing';
import type { ApiRequest } from './request';

const VERSION = 1;
/** In characters. */
export const CURSOR_MAX = 2_000;
export const CURSOR = /^[\w-]+(\.[\w-]{16})?$/;

/** Opaque to clients, but not secret: a forged one only moves the start of a list, whose scope is in the query itself. */
export const cursorOf = ({ value, id }: PageCursor): string =>
  Buffer.from(JSON.stringify([VERSION, value, id])).toString('base64url');

/** The position of a cursor, or `null` if the text is not a cursor. */
export function readCursor(cursor: unknown): PageCursor | null {
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

type ListAddress = Pick<ApiRequest, 'url' | 'query'>;

/** The cursor for clients: valid only for the same list with the same filters and order. */
export const cursorFor = (request: ListAddress, cursor: string): string => `${cursor}.${digestOf(request)}`;

/** Whether the cursor of a request belongs to the requested list. Invalid cursors are refused by the list itself. */
export function belongsToList(request: ListAddress): boolean {
  const { cursor } = request.query;
  if (typeof cursor !== 'string' || readCursor(cursor) === null) return true;
  return cursor.endsWith(`.${digestOf(request)}`);
}

/** Parameters that change the amount or format of the response, not its content. */
const NOT_IN_DIGEST = ['cursor', 'format', 'limit', 'totals'];

function digestOf({ url, query }: ListAddress): string {
  const filters = Object.entries(query)
    .filter(([name]) => !NOT_IN_DIGEST.includes(name))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  const [path] = url.split('?');
  const asked = JSON.stringify([path, filters]);
  return createHash('sha256').update(asked).digest('base64url').slice(0, 16);
}

const isScalar = (value: JsonValue): boolean =>
  value === null || ['string', 'number', 'boolean'].includes(typeof value);
