import type { FastifyInstance } from 'fastify';
import { type ApiRequest, headerOf } from './request';
import type { RouteTable } from './route-table';

/** What routes read of a request, beside what a browser sends without asking. */
const REQUEST_HEADERS = [
  'Authorization',
  'Content-Type',
  'Idempotency-Key',
  'If-Match',
  'If-None-Match',
  'Last-Event-ID',
  'Sealtrail-Min-Position',
  'Sealtrail-Purpose',
  'traceparent',
];

/** What a page may read of an answer, beside what a browser shows it anyway. */
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

/** For so long a browser asks no second time. */
const PREFLIGHT_SECONDS = 600;

const pathOf = ({ url }: Pick<ApiRequest, 'url'>): string => url.split('?')[0] ?? '';

/** The origin that a request comes from, where it is one of those that are allowed. */
const allowedOriginOf = (origins: readonly string[], request: Pick<ApiRequest, 'headers'>): string | null => {
  const origin = headerOf(request, 'origin');
  return origin !== null && origins.includes(origin) ? origin : null;
};

/** Whether it comes from the page that this server has sent itself, as far as a browser says. */
function isOwnOrigin(origin: string, request: ApiRequest): boolean {
  return URL.canParse(origin) && new URL(origin).host === headerOf(request, 'host');
}

/**
 * Tells browsers which pages may read answers: those of the settings, each by its own name. Before anything refuses, for a page
 * must read refusals too. Where no origin is allowed nothing is said, as browsers expect it of who knows no other pages.
 *
 * @param cookies the path of what takes cookies, and of what lies below it: to pages of no other a browser is told to bring them
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
  // Last: whoever answers has said by then what else the answer depends on.
  fastify.addHook('onSend', async (_, reply) => {
    const said = reply.getHeader('Vary');
    reply.header('Vary', said === undefined ? 'Origin' : `${said}, Origin`);
  });
}

/**
 * Answers what a browser asks before it sends a page's request. Behind the bounds of addresses, for nobody shows a key with it.
 * A preflight of another origin, or for what is no route, is a request like any other: there is no route `OPTIONS`.
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
