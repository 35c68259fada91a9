import type { FastifyInstance } from 'fastify';
import { type ApiRequest, headerOf } from './request';
import type { RouteTable } from './route-table';

/** Request headers that routes read, besides those that need no preflight. */
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Sealtrail-Delegation',
  'Sealtrail-Emergency-Access',
  'Sealtrail-Min-Position',
  'Sealtrail-Purpose',
  'traceparent',
];

/** Response headers that pages may read, besides those always readable. */
export const EXPOSED_HEADERS = [
  'Allow',
  'Content-Disposition',
  'ETag',
  'Idempotency-Key',
  'Link',
  'Location',
  'Retry-After',
  'Sealtrail-Lag-Ms',
  'Sealtrail-Position',
  'Sealtrail-Trace-Id',
  'WWW-Authenticate',
];

/** How long browsers cache a preflight response. */
const PREFLIGHT_SECONDS = 600;

const pathOf = ({ url }: Pick<ApiRequest, 'url'>): string => url.split('?')[0] ?? '';

/** The origin of a request, if it is allowed. */
const allowedOriginOf = (origins: readonly string[], request: Pick<ApiRequest, 'headers'>): string | null => {
  const origin = headerOf(request, 'origin');
  return origin !== null && origins.includes(origin) ? origin : null;
};

/** Whether the request comes from a page of this server, as far as the browser tells. */
function isOwnOrigin(origin: string, request: ApiRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === headerOf(request, 'host');
}

/**
 * Adds CORS headers for the origins of the settings, each compared exactly. Runs before any refusal, as pages must be able to
 * read refusals. If no origin is allowed, no header is sent.
 *
 * @param cookies the path prefix of the routes that take cookies; only their responses have `Access-Control-Allow-Credentials`
 */
export function allowOrigins(fastify: FastifyInstance, origins: readonly string[], cookies: string): void {
  fastify.addHook('onRequest', async (request, reply) => {
    const asked = request as ApiRequest;
    const named = headerOf(asked, 'origin');
    const origin = allowedOriginOf(origins, asked);
    asked.isOfForeignPage =
      asked.headers['origin'] !== undefined && origin === null && !isOwnOrigin(named ?? '', asked);
    if (origin === null) return;
    reply.header('Access-Control-Allow-Origin', origin);
    reply.header('Access-Control-Expose-Headers', EXPOSED_HEADERS.join(', '));
    if (pathOf(asked) === cookies || pathOf(asked).startsWith(`${cookies}/`))
      reply.header('Access-Control-Allow-Credentials', 'true');
  });
  if (origins.length === 0) return;
  // Last: by then all other `Vary` members are set.
  fastify.addHook('onSend', async (_, reply) => {
    const said = reply.getHeader('Vary');
    reply.header('Vary', said === undefined ? 'Origin' : `${said}, Origin`);
  });
}

/**
 * Answers CORS preflights. Runs after the rate limit by address, as preflights carry no key. A preflight of another origin, or
 * for an unknown route, is handled as any other request: there is no `OPTIONS` route.
 */
export function answerPreflights(fastify: FastifyInstance, origins: readonly string[], routes: RouteTable): void {
  if (origins.length === 0) return;
  fastify.addHook('onRequest', async (request, reply) => {
    const asked = request as ApiRequest;
    const method = headerOf(asked, 'access-control-request-method');
    if (asked.method !== 'OPTIONS' || method === null || allowedOriginOf(origins, asked) === null) return;
    const methods = routes.methodsAt(pathOf(asked));
    if (methods.length === 0) return;
    reply
      .status(204)
      .header('Access-Control-Allow-Methods', methods.join(', '))
      .header('Access-Control-Allow-Headers', REQUEST_HEADERS.join(', '))
      .header('Access-Control-Max-Age', String(PREFLIGHT_SECONDS))
      .header('Vary', 'Access-Control-Request-Method, Access-Control-Request-Headers')
      .send();
    return reply;
  });
}
