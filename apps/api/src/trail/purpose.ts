import { isReadable } from '@sealtrail/event-sourcing';
import { reject } from '../http/rejections';
import { type ApiRequest, headerOf } from '../http/request';

const HEADER = 'Sealtrail-Purpose';
export const PURPOSE_MAX = 200;
/** Length as sent, still encoded. */
export const PURPOSE_SENT_MAX = 4_000;
/**
 * Contains something readable: a letter, a digit or an encoded character. Each position has one way to match, so the cost is linear in the length.
 */
export const PURPOSE = /^[ -$&-/:-@[-`{-~]*([0-9A-Za-z]|%[0-9A-Fa-f]{2})([ -$&-~]|%[0-9A-Fa-f]{2})*$/;

/**
 * The caller's reason for reading personal data, in free text; a header holds ASCII only, so other characters are percent-encoded as UTF-8. `null`:
 * not
 * given.
 *
 * @throws {Rejection} `request.header-invalid`
 */
export function purposeOf(request: ApiRequest): string | null {
  if (request.headers[HEADER.toLowerCase()] === undefined) return null;
  const purpose = decoded(headerOf(request, HEADER.toLowerCase()) ?? '');
  if (purpose !== null && isReadable(purpose) && [...purpose].length <= PURPOSE_MAX) return purpose;
  throw reject('request.header-invalid', { header: HEADER });
}

function decoded(text: string): string | null {
  if (text.length > PURPOSE_SENT_MAX || !PURPOSE.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
