import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import helmet from '@fastify/helmet';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { useContainer } from 'class-validator';
import { HttpModule } from './http/http.module';

const MIB = 1024 * 1024;
const UPLOADS = '/v1/files';
/** What a file may measure; the limit of every other body is 1 MiB. */
export const FILE_SIZE_MAX = 20 * MIB;

/** The HTTP server with its bounds. A proxy is trusted with nothing: a client could choose its own address. */
export const createAdapter = (): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: MIB,
    requestTimeout: 60_000,
    connectionTimeout: 0,
    keepAliveTimeout: 65_000,
    routerOptions: { maxParamLength: 200, caseSensitive: true, ignoreTrailingSlash: false },
    trustProxy: false,
    genReqId: traceIdOf,
    forceCloseConnections: 'idle',
    return503OnClosing: true,
    logger: false,
  });

/** What has to be in place before the application is initialised. */
export async function prepare(app: NestFastifyApplication): Promise<void> {
  useContainer(app.select(HttpModule), { fallbackOnErrors: true });
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
  fastify.addHook('onRequest', (request, reply, done) => {
    reply.header('Sealtrail-Trace-Id', request.id);
    // A file is bytes, whatever its sender calls them: never parsed, always streamed.
    if (request.method === 'POST' && request.routeOptions.url === UPLOADS) {
      request.headers['content-type'] = 'application/octet-stream';
    }
    done();
  });
  fastify.addContentTypeParser('application/octet-stream', { bodyLimit: FILE_SIZE_MAX }, (request, payload, done) => {
    if (request.routeOptions.url === UPLOADS) done(null, payload);
    else done(Object.assign(new Error('unsupported'), { name: 'FastifyError', statusCode: 415 }));
  });
}

/** The caller's trace, or one of our own: the `traceId` of problems and logs, the correlation id of facts. */
function traceIdOf(request: IncomingMessage): string {
  const traceparent = request.headers.traceparent;
  const given =
    typeof traceparent === 'string'
      ? /^[\da-f]{2}-([\da-f]{32})-[\da-f]{16}-[\da-f]{2}$/.exec(traceparent)?.[1]
      : undefined;
  return given === undefined || /^0+$/.test(given) ? randomBytes(16).toString('hex') : given;
}
