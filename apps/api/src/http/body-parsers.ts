import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isWithinBounds } from './body-bounds';
import { reject } from './rejections';
import type { ApiRequest } from './request';

/** Maximum time for the body of a request to arrive, uploads excepted. */
export const BODY_MS_MAX = 10_000;

type BodyParserOptions = {
  /** The only path that accepts raw bytes; they are streamed and never parsed. */
  readonly uploads: string;
  readonly uploadBytesMax: number;
  readonly bodyMsMax: number;
  /** Called before the body is read. @throws {Rejection} */
  readonly admit: (request: ApiRequest) => void;
};

/** Accepts JSON in UTF-8, complete and in time, and file uploads. Other bodies are refused before they are read. */
export function registerBodyParsers(
  fastify: FastifyInstance,
  { uploads, uploadBytesMax, bodyMsMax, admit }: BodyParserOptions,
): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  const parseJson = fastify.getDefaultJsonParser('error', 'error');

  fastify.addHook('onRequest', async (request) => {
    const { method, headers, routeOptions, is404 } = request;
    // For an unknown path or method the body is irrelevant; for `QUERY` Fastify would require one and answer 400.
    if (is404) throw new NotFoundException();
    if (!hasBody(headers)) return;
    admit(request as ApiRequest);
    const isUpload = method === 'POST' && routeOptions.url === uploads;
    const taken = isUpload ? isPlainFile(headers) : isJson(headers);
    if (!taken) throw reject('media.unsupported');
    // An upload is raw bytes, whatever its Content-Type says.
    if (isUpload) headers['content-type'] = 'application/octet-stream';
  });

  // By default Node sends 100 Continue for every body. A refused client need not send it (RFC 9110 §10.1.1).
  const { server } = fastify;
  server.on('checkContinue', (request, response) => server.emit('request', request, response));

  fastify.addHook('preParsing', async ({ headers, routeOptions, raw }, reply, payload) => {
    if (!hasBody(headers)) return;
    if (isAwaited(headers, routeOptions.url === uploads ? uploadBytesMax : routeOptions.bodyLimit))
      reply.raw.writeContinue();
    if (routeOptions.url === uploads) return;
    const late = (): void => {
      // No listener is attached for GET, or once the response is sent: an unhandled error event would end the process.
      if (payload.listenerCount('error') > 0) payload.emit('error', reject('request.timeout'));
      else if (!raw.complete) raw.destroy();
    };
    const timer = setTimeout(late, bodyMsMax);
    const over = () => clearTimeout(timer);
    payload.once('end', over).once('close', over);
  });

  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // The parser answers through `done`; the promise is only in its type.
    if (isUtf8(body)) void parseJson(request, body.toString('utf8'), done);
    else done(reject('request.not-utf8'));
  });

  fastify.addContentTypeParser('application/octet-stream', { bodyLimit: uploadBytesMax }, (_, payload, done) =>
    done(null, payload),
  );

  // Before any recursion into the body, for every method, and whether or not the route expects one.
  fastify.addHook('preValidation', async ({ body, routeOptions }) => {
    if (routeOptions.url !== uploads && !isWithinBounds(body)) throw reject('request.too-large');
  });
}

/** Whether the request has a body (RFC 9112 §6). */
export const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether the client waits for 100 Continue, and gets it: a body that is too large is refused by its declared length. */
const isAwaited = (headers: IncomingHttpHeaders, bytesMax: number): boolean =>
  /^100-continue$/i.test(headers.expect ?? '') && Number(headers['content-length'] ?? 0) <= bytesMax;

/** JSON is UTF-8 (RFC 8259 §8.1): with another charset the text would be decoded wrongly. */
const isJson = (headers: IncomingHttpHeaders): boolean =>
  isPlain(headers) && /^application\/json *(; *charset="?utf-8"? *)?$/i.test(headers['content-type'] ?? '');

/** A multipart form or a compressed file would be stored as something other than the sender intends. */
const isPlainFile = (headers: IncomingHttpHeaders): boolean =>
  isPlain(headers) && !/^ *multipart\//i.test(headers['content-type'] ?? '');

const isPlain = (headers: IncomingHttpHeaders): boolean =>
  /^identity$/i.test(headers['content-encoding']?.trim() ?? 'identity');
