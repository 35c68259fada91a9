import { isReadable } from '@sealtrail/event-sourcing';
import { reject } from '../http/rejections';
import { type ApiRequest, headerOf } from '../http/request';

const HEADER = 'Sealtrail-Purpose';
export const PURPOSE_MAX = 200;
/** As it is sent, still encoded. */
export const PURPOSE_SENT_MAX = 4_000;
/** Something of it can be read: a letter, a digit or an encoded sign. Each place has one way to match, so a long one costs no more than its length. */
export const PURPOSE = /^[ -$&-/:-@[-`{-~]*([0-9A-Za-z]|%[0-9A-Fa-f]{2})([ -$&-~]|%[0-9A-Fa-f]{2})*$/;

/**
 * Why the caller reads personal data, in the caller's words; a header holds ASCII only, so other signs come percent-encoded
 * as UTF-8. `null`: not said.
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
