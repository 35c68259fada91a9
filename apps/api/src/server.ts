import helmet from '@fastify/helmet';
import type { Type } from '@nestjs/common';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { useContainer } from 'class-validator';
import { Admission } from './access/admission';
import type { DeclaredRoute } from './access/declared-routes';
import { FILE_SIZE_MAX } from './files/file-size';
import { BODY_MS_MAX, takeBodies } from './http/bodies';
import { HttpModule } from './http/http.module';
import { reject } from './http/rejections';
import type { ApiReply, ApiRequest } from './http/request';
import { RouteTable } from './http/route-table';
import { traceIdOf } from './http/trace-id';
import { refuseBytes, refuseExpectation, refusePath } from './http/unrouted';

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
export async function prepare(
  app: NestFastifyApplication,
  routes: readonly DeclaredRoute[],
  { bodyMsMax }: { readonly bodyMsMax: number } = { bodyMsMax: BODY_MS_MAX },
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
    // Plain HTTP on a loopback address is the default; whoever puts TLS in front sets this there.
    strictTransportSecurity: false,
  });
  const fastify = app.getHttpAdapter().getInstance();
  app.select(HttpModule).get(RouteTable).fill(routes);
  fastify.server.on('checkExpectation', refuseExpectation);
  const limits = app.select(HttpModule).get(RequestLimits);
  fastify.addHook('onRequest', async (request, reply) => {
    reply.header('Sealtrail-Trace-Id', request.id);
    const admission = await limits.enter('requests');
    if (!admission.admitted) throw reject('server.overloaded');
    if (reply.raw.closed) await admission.release();
    else reply.raw.once('close', () => void admission.release());
  });
  const admit = admissionTo(app, routes);
  takeBodies(fastify, { uploads: UPLOADS, uploadBytesMax: FILE_SIZE_MAX, bodyMsMax, admit });
}

/** Whoever may not ask is refused before a byte of the body is read; what is no route is for the router to say. */
function admissionTo(app: NestFastifyApplication, routes: readonly DeclaredRoute[]): (request: ApiRequest) => void {
  const declared = new Map(routes.map(({ method, path, declaration }) => [`${method} ${path}`, declaration]));
  return (request) => {
    const declaration = declared.get(`${request.method} ${request.routeOptions.url ?? ''}`);
    if (declaration === undefined || declaration?.roles === 'public') return;
    app.get(Admission, { strict: false }).admit(request, declaration);
  };
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
