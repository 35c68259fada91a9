import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { useContainer } from 'class-validator';
import { FILE_SIZE_MAX } from './files/file-size';
import { isWithinBounds } from './http/body-bounds';
import { HttpModule } from './http/http.module';
import { reject } from './http/rejections';
import type { ApiReply, ApiRequest } from './http/request';
import { traceIdOf } from './http/trace-id';
import { refuseBytes, refusePath } from './http/unrouted';

const MIB = 1024 * 1024;
const UPLOADS = '/v1/files';

/** The HTTP server with its bounds. A proxy is trusted with nothing: a client could choose its own address. */
export const createAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: MIB,
    requestTimeout: 120_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    trustProxy: false,
    genReqId: traceIdOf,
    frameworkErrors: (error: { readonly statusCode?: number | undefined }, request: unknown, reply: unknown) =>
      refusePath(error.statusCode ?? 400, request as ApiRequest, reply as ApiReply),
    clientErrorHandler: refuseBytes,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logger: false,
  });

/** What has to be in place before the application is initialised. */
export async function prepare(app: NestFastifyApplication): Promise<void> {
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
    // Plain HTTP on a loopback address is the default; whoever puts TLS in front sets this there.
    strictTransportSecurity: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  fastify.removeContentTypeParser('text/plain');
  const limits = app.select(HttpModule).get(RequestLimits);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('Sealtrail-Trace-Id', request.id);
    const admission = await limits.enter('requests');
    if (!admission.admitted) throw reject('server.overloaded');
    if (reply.raw.closed) await admission.release();
    else reply.raw.once('close', () => void admission.release());
    // A file is bytes, whatever its sender calls them: never parsed, always streamed.
    if (request.method === 'POST' && request.routeOptions.url === UPLOADS) {
      request.headers['content-type'] = 'application/octet-stream';
    }
  });
  // Before anything walks down a body, whatever the method, and whether or not the route asks for one.
  fastify.addHook('preValidation', async ({ body, routeOptions }) => {
    if (routeOptions.url !== UPLOADS && !isWithinBounds(body)) throw reject('request.too-large');
  });
  fastify.addContentTypeParser('application/octet-stream', { bodyLimit: FILE_SIZE_MAX }, (request, payload, done) => {
    if (request.routeOptions.url === UPLOADS) done(null, payload);
    else done(Object.assign(new Error('unsupported'), { name: 'FastifyError', statusCode: 415 }));
  });
}

/** class-validator asks for each field of each request, mostly for parts of its own; for what it has not, Nest throws. */
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
