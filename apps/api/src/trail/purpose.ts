import { isReadable } from '@sealtrail/event-sourcing';
import { reject } from '../http/rejections';
import { type ApiRequest, headerOf } from '../http/request';

const HEADER = 'Sealtrail-Purpose';
export const PURPOSE_MAX = 200;
/** As it is sent, still encoded. */
export const PURPOSE = /^[ -~]{1,4000}$/;

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
  if (!PURPOSE.test(text)) return null;
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
