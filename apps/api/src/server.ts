import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { type HttpBounds, monotonicMs } from '@sealtrail/platform';
import { useContainer } from 'class-validator';
import type { FastifyInstance } from 'fastify';
import type { DeclaredRoute } from './access/declared-routes';
import { RequestAuthorizer } from './access/request-authorizer';
import { STREAM_PATH } from './access/stream-tickets';
import { FILE_SIZE_MAX } from './files/file-size';
import { BODY_MS_MAX, registerBodyParsers } from './http/body-parsers';
import { allowOrigins, answerPreflights } from './http/cors';
import { HttpModule } from './http/http.module';
import type { ApiReply, ApiRequest } from './http/request';
import { RouteTable } from './http/route-table';
import { traceIdOf } from './http/trace-id';
import { namesOneHost, pathOfTarget, refuseBytes, refuseExpectation, refusePath, refuseTunnel } from './http/unrouted';
import { limitRequests } from './limits/request-limits';

const MIB = 1024 * 1024;
const UPLOADS = '/v1/files';

/** Maximum body of a request without a key. */
const ANONYMOUS_BODY_BYTES_MAX = 64 * 1024;

export type HttpTimeouts = {
  /** Maximum time for the headers of a request, and for its body unless it is an upload. */
  readonly headersMsMax: number;
  readonly bodyMsMax: number;
  /** Maximum time a response may stall because the client does not read. */
  readonly stalledMsMax: number;
  /** The interval at which the read rate of a response is checked. */
  readonly readWindowMs: number;
};

export const DEFAULT_HTTP_TIMEOUTS: HttpTimeouts = {
  headersMsMax: 10_000,
  bodyMsMax: BODY_MS_MAX,
  stalledMsMax: 30_000,
  readWindowMs: 60_000,
};

/**
 * The HTTP server with its timeouts. Fastify trusts no proxy: `limits/client-address.ts` alone decides which forwarded addresses
 * count, and only for rate limits.
 */
export const createAdapter = ({
  headersMsMax,
}: Pick<HttpTimeouts, 'headersMsMax'> = DEFAULT_HTTP_TIMEOUTS): FastifyAdapter =>
  new FastifyAdapter({
    http: {
      headersTimeout: headersMsMax,
      connectionsCheckingInterval: headersMsMax / 5,
      // Node's own refusal is not a problem document.
      requireHostHeader: false,
    },
    bodyLimit: MIB,
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    trustProxy: false,
    genReqId: traceIdOf,
    rewriteUrl: pathOfTarget,
    frameworkErrors: (error: { readonly statusCode?: number | undefined }, request: unknown, reply: unknown) =>
      refusePath(error.statusCode ?? 400, request as ApiRequest, reply as ApiReply),
    clientErrorHandler: refuseBytes,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logger: false,
  });

/** Configures what must be in place before the application is initialised. */
export async function configureServer(
  app: NestFastifyApplication,
  routes: readonly DeclaredRoute[],
  bounds: HttpBounds,
  { bodyMsMax, stalledMsMax, readWindowMs }: Omit<HttpTimeouts, 'headersMsMax'> = DEFAULT_HTTP_TIMEOUTS,
): Promise<void> {
  useContainer(validatorContainer(app), { fallback: true });
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:'],
        upgradeInsecureRequests: null,
      },
    },
    // Plain HTTP on a loopback address is the default; the TLS proxy sets this header.
    strictTransportSecurity: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  const table = app.select(HttpModule).get(RouteTable);
  table.fill(routes);
  fastify.server.on('checkExpectation', refuseExpectation).on('connect', refuseTunnel);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('Sealtrail-Trace-Id', request.id);
    if (namesOneHost(request.raw)) return;
    refusePath(400, request as ApiRequest, reply as ApiReply);
    return reply;
  });
  allowOrigins(fastify, bounds.allowedOrigins, STREAM_PATH);
  const limits = app.select(HttpModule).get(RequestLimits);
  const admission = app.get(RequestAuthorizer, { strict: false });
  const keyOf = (request: ApiRequest) => admission.identityShownBy(request);
  fastify.addHook('onRequest', async (request) => admission.identify(request as ApiRequest));
  closeConnections(fastify);
  limitRequests(fastify, {
    bounds,
    limits,
    uploads: UPLOADS,
    streams: STREAM_PATH,
    keyOf,
    steadyMs: monotonicMs,
    stalledMsMax,
    readWindowMs,
  });
  answerPreflights(fastify, bounds.allowedOrigins, table);
  const { admit, isPublic } = routeDeclarationLookup(admission, routes);
  fastify.addHook('onRoute', (route) => {
    if ([route.method].flat().some((method) => isPublic(method, route.url))) route.bodyLimit = ANONYMOUS_BODY_BYTES_MAX;
  });
  registerBodyParsers(fastify, { uploads: UPLOADS, uploadBytesMax: FILE_SIZE_MAX, bodyMsMax, admit });
}

/**
 * Closes idle connections when the server stops. A connection with a request in progress is closed with its response: kept alive,
 * it would prevent the process from exiting.
 */
function closeConnections(fastify: FastifyInstance): void {
  let isEnding = false;
  fastify.addHook('preClose', async () => {
    isEnding = true;
  });
  fastify.addHook('onSend', async (_, reply) => {
    if (isEnding) reply.header('Connection', 'close');
  });
  // The headers were sent before the shutdown.
  fastify.addHook('onResponse', async (request) => {
    if (isEnding) request.raw.socket.end();
  });
}

/** Looks up the declaration of a route before its body is read; paths without a route are left to the router. */
function routeDeclarationLookup(admission: RequestAuthorizer, routes: readonly DeclaredRoute[]) {
  const declared = new Map(routes.map(({ method, path, declaration }) => [`${method} ${path}`, declaration]));
  return {
    isPublic: (method: string, path: string): boolean => declared.get(`${method} ${path}`)?.roles === 'public',
    admit: (request: ApiRequest): void => {
      const declaration = declared.get(`${request.method} ${request.routeOptions.url ?? ''}`);
      if (declaration !== undefined && declaration?.roles !== 'public') admission.authorize(request, declaration);
    },
  };
}

/** class-validator asks this container for each field of each request, mostly for its own parts; Nest throws for unknown ones. */
function validatorContainer(app: NestFastifyApplication) {
  const provided = app.select(HttpModule);
  const known = new Map<Type, unknown>();
  const look = (type: Type): unknown => {
    try {
      return provided.get<unknown>(type);
    } catch {
      return null;
    }
  };
  return {
    get: (type: Type): unknown => {
      if (!known.has(type)) known.set(type, look(type));
      return known.get(type);
    },
  };
}
