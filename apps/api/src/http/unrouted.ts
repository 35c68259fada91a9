import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { problemOf } from './problem';
import { sendProblem } from './problem.filter';
import { reject } from './rejections';
import type { ApiReply, ApiRequest } from './request';
import { newTraceId } from './trace-id';

/** A path that no route can be looked up for: the router answers before any hook or filter. */
export function refusePath(status: number, request: ApiRequest, reply: ApiReply): void {
  sendProblem(request, reply.header('X-Content-Type-Options', 'nosniff'), reject('request.refused'), status);
}

/** What the parser of HTTP gives up on, by the code of its error. */
const UNPARSED: Readonly<Record<string, number>> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

/** Bytes that are no request: there is nothing to reply to but the connection. */
export function refuseBytes({ code = '' }: { readonly code?: string }, socket: Socket): void {
  if (code !== 'ECONNRESET' && socket.writable) socket.write(unparsed(UNPARSED[code] ?? 400));
  socket.destroy();
}

function unparsed(status: number): string {
  const rejection = reject(status === 408 ? 'request.timeout' : 'request.refused');
  const problem = { ...problemOf(rejection, 'en', newTraceId()), status };
  const body = JSON.stringify(problem);
  const head = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status]}`,
    'Content-Type: application/problem+json; charset=utf-8',
    'Content-Language: en',
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
  ];
  return `${head.join('\r\n')}\r\n\r\n${body}`;
}
