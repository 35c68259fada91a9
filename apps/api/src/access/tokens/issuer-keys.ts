import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';

const BYTES_MAX = 256 * 1024;
const TIMEOUT_MS = 3_000;
/** Minimum interval between look-ups of unknown key ids: forged key ids must not cause a request to the issuer each. */
const COOL_DOWN_MS = 30_000;
/** Maximum age of the key set: a key that the issuer has withdrawn opens nothing after that. */
const REMEMBERED_MS = 10 * 60_000;
/** Minimum interval after a failed request to the issuer. */
const AFTER_FAILURE_MS = 5_000;

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** The public keys of an issuer, fetched when a token names one: limited in time and size, redirects refused. */
export function issuerKeys(
  uri: string,
  { fetch, steadyMs }: { readonly fetch: Fetch; readonly steadyMs: () => number },
): JWTVerifyGetKey {
  let failedAtMs = Number.NEGATIVE_INFINITY;
  return createRemoteJWKSet(new URL(uri), {
    timeoutDuration: TIMEOUT_MS,
    cooldownDuration: COOL_DOWN_MS,
    cacheMaxAge: REMEMBERED_MS,
    [customFetch]: async (url, { headers, signal }) => {
      if (steadyMs() - failedAtMs < AFTER_FAILURE_MS) throw new Error('the keys could not be fetched a moment ago');
      try {
        const answer = await fetch(url, { headers, signal, redirect: 'error' });
        if (answer.status !== 200) throw new Error(`the keys of the issuer: ${answer.status}`);
        return Response.json(JSON.parse(await boundedText(answer)));
      } catch (error) {
        failedAtMs = steadyMs();
        throw error;
      }
    },
  });
}

async function boundedText({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    size += (part as Uint8Array).length;
    if (size > BYTES_MAX) throw new Error('the keys of the issuer are too long');
    parts.push(part as Uint8Array);
  }
  return Buffer.concat(parts).toString('utf8');
}
