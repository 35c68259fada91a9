import type { FastifyAdapter } from '@nestjs/platform-fastify';
import type { Instruments } from './instruments';

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'];

/** Counts and times responses by their route pattern: requests without a route are one series. */
export function measureRequests(
  adapter: FastifyAdapter,
  { metrics, traces }: Pick<Instruments, 'metrics' | 'traces'>,
): void {
  const fastify = adapter.getInstance();
  fastify.addHook('onResponse', (request, reply, done) => {
    const labels = { method: METHODS.includes(request.method) ? request.method : 'other', route: routeOf(request) };
    metrics.httpRequests.inc({ ...labels, status: String(reply.statusCode) });
    metrics.httpSeconds.observe(labels, reply.elapsedTime / 1_000);
    done();
  });
  if (!traces.areOn) return;
  const spans = new WeakMap<object, NonNullable<ReturnType<typeof traces.begin>>>();
  fastify.addHook('onRequest', (request, _, done) => {
    const { traceparent } = request.headers;
    const origin = { traceId: request.id, traceparent: typeof traceparent === 'string' ? traceparent : undefined };
    const span = traces.begin(`${request.method} ${routeOf(request)}`, origin);
    if (span === null) return done();
    spans.set(request, span);
    traces.below(span, done);
  });
  // After a body was awaited, the request continues outside the span that was active before.
  fastify.addHook('preValidation', (request, _, done) => {
    const span = spans.get(request);
    if (span === undefined) done();
    else traces.below(span, done);
  });
  fastify.addHook('onResponse', (request, reply, done) => {
    spans.get(request)?.setAttribute('http.response.status_code', reply.statusCode).end();
    done();
  });
}

const routeOf = ({ routeOptions }: { readonly routeOptions: { readonly url?: string | undefined } }): string =>
  routeOptions.url ?? 'none';
