import { createHmac } from 'node:crypto';
import { Readable } from 'node:stream';
import { canonicalJson, type JsonValue, type NamespaceSecret } from '@sealtrail/event-sourcing';
import type { ApiRequest } from './request';

/** What a fingerprint is made with, beside the request. */
export type FingerprintInput = {
  readonly secret: NamespaceSecret;
  /** One request under two ids has two fingerprints: nobody sees in the log that they were the same. */
  readonly commandId: string;
  /** Members of the body that name people. */
  readonly personal: readonly string[];
};

/**
 * Tells one request under an id from another, and nobody who holds the log alone can try a guess against it: it is an
 * HMAC-SHA256 under a key that comes of the namespace secret. Of the people in the body it knows only that somebody is
 * named. Whether they are the same is compared in the vault, with a salt that goes when they are erased; so after that
 * not even the holder of all keys has anything left to guess at.
 */
export const fingerprintOf = (
  { method, url, body }: Pick<ApiRequest, 'method' | 'url' | 'body'>,
  { secret, commandId, personal }: FingerprintInput,
): string =>
  createHmac('sha256', secret.derive('request-fingerprint'))
    .update([commandId, method, url, canonicalJson(withoutPersonalData(jsonOf(body), personal))].join('\n'))
    .digest('hex');

/** A file is on its way yet, and is named by its content. */
const jsonOf = (body: unknown): JsonValue => (body instanceof Readable ? null : ((body ?? null) as JsonValue));

function withoutPersonalData(body: JsonValue, personal: readonly string[]): JsonValue {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  const named = Object.entries(body).filter(([member, value]) => personal.includes(member) && value !== null);
  return { ...body, ...Object.fromEntries(named.map(([member]) => [member, 'somebody'])) };
}
