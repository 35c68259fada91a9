import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { problemOf, rejectionDeclarationOf } from './problem';
import { sendProblem } from './problem.filter';
import { reject } from './rejections';
import type { ApiReply, ApiRequest } from './request';
import { newTraceId } from './trace-id';

/** Refuses a path that the router cannot parse; no hook or filter runs for it. */
export function refusePath(status: number, request: ApiRequest, reply: ApiReply): void {
  sendProblem(request, reply.header('X-Content-Type-Options', 'nosniff'), reject('request.refused'), status);
}

/**
 * The path of a request target (RFC 9112 §3.2). Beside a route at `/`, the router has no 404 of its own for one without a
 * leading `/`, such as `*`, and answers it before any hook: without bounds of rates, headers and trace id.
 */
export function pathOfTarget({ url = '/' }: Pick<IncomingMessage, 'url'>): string {
  if (url.startsWith('/')) return url;
  const path = url.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?]*/i, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** The Host header occurs once (RFC 9112 §3.2): a proxy that reads the other of two would route the request differently. */
export function namesOneHost({
  httpVersion,
  rawHeaders,
}: Pick<IncomingMessage, 'httpVersion' | 'rawHeaders'>): boolean {
  const hosts = rawHeaders.filter((line, at) => at % 2 === 0 && /^host$/i.test(line)).length;
  return hosts === 1 || (hosts === 0 && httpVersion === '1.0');
}

/** Refuses `CONNECT`, as this is no proxy: by default Node closes the connection without a response. */
export const refuseTunnel = (_: IncomingMessage, socket: Duplex): void => refuseBytes({}, socket);

/** Refuses any `Expect` but `100-continue` (RFC 9110 §10.1.1): Node handles it before any hook or filter. */
export function refuseExpectation(_: IncomingMessage, response: ServerResponse): void {
  const { body, headers } = problemWithoutRequest(417);
  response.writeHead(417, headers).end(body);
}

const CODES: Readonly<Record<number, 'request.timeout' | 'server.overloaded'>> = {
  408: 'request.timeout',
  503: 'server.overloaded',
};
const RETRY_SECONDS = rejectionDeclarationOf('server.overloaded').retryAfterSeconds ?? 1;

/** Errors of the HTTP parser, by error code. */
const STATUS_BY_PARSER_ERROR: Readonly<Record<string, number>> = {
  HPE_HEADER_OVERFLOW: 431,
  ERR_HTTP_REQUEST_TIMEOUT: 408,
};

/** Refuses bytes that are no HTTP request; the response is written to the socket. */
export function refuseBytes({ code = '' }: { readonly code?: string }, socket: Duplex): void {
  if (code !== 'ECONNRESET' && socket.writable) {
    const status = STATUS_BY_PARSER_ERROR[code] ?? 400;
    const { body, headers } = problemWithoutRequest(status);
    socket.write(rawResponseOf(status, headers, body));
  }
  socket.destroy();
}

/** Refuses a connection over the limit before anything is read from it. */
export function refuseConnection(socket: Socket): void {
  const { body, headers } = problemWithoutRequest(503);
  socket.pause();
  socket.write(rawResponseOf(503, { ...headers, 'Retry-After': String(RETRY_SECONDS) }, body));
  socket.destroySoon();
}

const rawResponseOf = (status: number, headers: Readonly<Record<string, string>>, body: string): string =>
  [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    body,
  ].join('\r\n');

function problemWithoutRequest(status: number): {
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
} {
  const rejection = reject(CODES[status] ?? 'request.refused');
  const traceId = newTraceId();
  const body = JSON.stringify({ ...problemOf(rejection, 'en', traceId), status });
  return {
    body,
    headers: {
      'Content-Type': 'application/problem+json; charset=utf-8',
      'Content-Language': 'en',
      'X-Content-Type-Options': 'nosniff',
      'Sealtrail-Trace-Id': traceId,
      'Content-Length': String(Buffer.byteLength(body)),
      Connection: 'close',
    },
  };
}
