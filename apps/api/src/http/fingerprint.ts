import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { canonicalJson, type JsonValue, type NamespaceSecret } from '@sealtrail/event-sourcing';
import type { ApiRequest } from './request';

/** The inputs of a fingerprint besides the request. */
export type FingerprintInput = {
  readonly secret: NamespaceSecret;
  /** The same request under two ids has two fingerprints: the log does not reveal that they were equal. */
  readonly commandId: string;
  /** The same request in the name of another is another request; `null`: in the caller's own. */
  readonly delegation?: string | null;
  /** Body members with personal data. */
  readonly personal: readonly string[];
};

/**
 * Distinguishes requests under the same command id. An HMAC-SHA256 under a key derived from the namespace secret, so that the log
 * alone does not allow guesses of the request. Of people in the body it only covers that a person is named. Whether they are the
 * same is compared in the vault, with a salt that is deleted when they are erased; after that, guesses cannot be verified even
 * with all keys.
 */
export const fingerprintOf = (
  { method, url, body }: Pick<ApiRequest, 'method' | 'url' | 'body'>,
  { secret, commandId, delegation = null, personal }: FingerprintInput,
): string =>
  createHmac('sha256', secret.derive('request-fingerprint'))
    .update(
      [
        commandId,
        method,
        url,
        canonicalJson(withoutPersonalData(jsonOf(body), personal)),
        ...(delegation === null ? [] : [delegation]),
      ].join('\n'),
    )
    .digest('hex');

/** A streamed file is identified by its content hash. */
const jsonOf = (body: unknown): JsonValue => (body instanceof Readable ? null : ((body ?? null) as JsonValue));

function withoutPersonalData(body: JsonValue, personal: readonly string[]): JsonValue {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const named = Object.entries(body).filter(([member, value]) => personal.includes(member) && value !== null);
  return { ...body, ...Object.fromEntries(named.map(([member]) => [member, 'somebody'])) };
}
