import type { paths } from '@sealtrail/openapi';
import createClient, { type Client } from 'openapi-fetch';
import { type ProblemDocument, SealtrailProblem } from './problem';
import { type RetryOptions, retrying } from './retrying';

/** A typed client: `client.GET('/v1/applications/{id}', { params: { path: { id } } })`. */
export type SealtrailClient = Client<paths, 'application/json'>;

export type SealtrailOptions = Partial<RetryOptions> & {
  /** The address of the server, without `/v1`. */
  readonly url: string;
  /** An API key or an access token; a function is called for each request. */
  readonly key: string | (() => string | Promise<string>);
  /** The language of problems and texts; default: the server's. */
  readonly language?: 'en' | 'zh-CN';
};

/**
 * A client of one server. Every command has an `Idempotency-Key`, and is repeated with the same one where the connection breaks
 * or the server asks for it (429, 503), so that it is executed once.
 */
export function createSealtrailClient({ url, key, language, ...retry }: SealtrailOptions): SealtrailClient {
  const client = createClient<paths, 'application/json'>({
    baseUrl: url.replace(/\/+$/, ''),
    fetch: retrying(retry),
    headers: { Accept: 'application/json' },
  });
  client.use({
    onRequest: async ({ request }) => {
      request.headers.set('Authorization', `Bearer ${typeof key === 'string' ? key : await key()}`);
      if (language !== undefined) request.headers.set('Accept-Language', language);
      return request;
    },
  });
  return client;
}

type Result<Data> = { readonly data?: Data; readonly error?: unknown; readonly response: Response };

/** The body of a successful response. @throws {SealtrailProblem} if the server refused */
export async function bodyOf<Data>(answer: Result<Data> | Promise<Result<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await answer;
  if (response.ok && data !== undefined && data !== null) return data;
  throw new SealtrailProblem(response.status, (error ?? {}) as Partial<ProblemDocument>);
}
