import { isUtf8 } from 'node:buffer';
import type { IncomingHttpHeaders } from 'node:http';
import { NotFoundException } from '@nestjs/common';
import type { FastifyInstance } from 'fastify';
import { isWithinBounds } from './body-bounds';
import { reject } from './rejections';
import type { ApiRequest } from './request';

/** How long the body of a request that is no upload may take to arrive. */
export const BODY_MS_MAX = 10_000;

type BodyParserOptions = {
  /** The one path that takes bytes, streamed and never parsed. */
  readonly uploads: string;
  readonly uploadBytesMax: number;
  readonly bodyMsMax: number;
  /** Asked before the body is read. @throws {Rejection} */
  readonly admit: (request: ApiRequest) => void;
};

/** What bodies there may be: JSON in UTF-8, whole and soon, and files. Everything else is refused before it is read. */
export function registerBodyParsers(
  fastify: FastifyInstance,
  { uploads, uploadBytesMax, bodyMsMax, admit }: BodyParserOptions,
): void {
  fastify.removeContentTypeParser(['application/json', 'text/plain']);
  const parseJson = fastify.getDefaultJsonParser('error', 'error');

  fastify.addHook('onRequest', async (request) => {
    const { method, headers, routeOptions, is404 } = request;
    // Of a path or a method that there is none the body does not matter; of `QUERY` Fastify asks for one, and says 400.
    if (is404) throw new NotFoundException();
    if (!hasBody(headers)) return;
    admit(request as ApiRequest);
    const isUpload = method === 'POST' && routeOptions.url === uploads;
    const taken = isUpload ? isPlainFile(headers) : isJson(headers);
    if (!taken) throw reject('media.unsupported');
    // A file is bytes, whatever its sender calls them.
    if (isUpload) headers['content-type'] = 'application/octet-stream';
  });

  // Node would ask for every body that is announced. Who is refused need not send it (RFC 9110 §10.1.1).
  const { server } = fastify;
  server.on('checkContinue', (request, response) => server.emit('request', request, response));

  fastify.addHook('preParsing', async ({ headers, routeOptions, raw }, reply, payload) => {
    if (!hasBody(headers)) return;
    if (isAwaited(headers, routeOptions.url === uploads ? uploadBytesMax : routeOptions.bodyLimit))
      reply.raw.writeContinue();
    if (routeOptions.url === uploads) return;
    const late = (): void => {
      // Of a GET nobody reads it, and of others nobody any more once they are answered: an error that nobody hears ends the process.
      if (payload.listenerCount('error') > 0) payload.emit('error', reject('request.timeout'));
      else if (!raw.complete) raw.destroy();
    };
    const timer = setTimeout(late, bodyMsMax);
    const over = () => clearTimeout(timer);
    payload.once('end', over).once('close', over);
  });

  fastify.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    // It answers by `done`; its type alone allows a promise.
    if (isUtf8(body)) void parseJson(request, body.toString('utf8'), done);
    else done(reject('request.not-utf8'));
  });

  fastify.addContentTypeParser('application/octet-stream', { bodyLimit: uploadBytesMax }, (_, payload, done) =>
    done(null, payload),
  );

  // Before anything walks down a body, whatever the method, and whether or not the route asks for one.
  fastify.addHook('preValidation', async ({ body, routeOptions }) => {
    if (routeOptions.url !== uploads && !isWithinBounds(body)) throw reject('request.too-large');
  });
}

/** Whether a body comes with the request (RFC 9112 §6). */
export const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;

/** Whether its sender waits to hear that the body is wanted, and it is: one too large is refused by what is said of its length. */
const isAwaited = (headers: IncomingHttpHeaders, bytesMax: number): boolean =>
  /^100-continue$/i.test(headers.expect ?? '') && Number(headers['content-length'] ?? 0) <= bytesMax;

/** JSON is UTF-8 (RFC 8259 §8.1): another charset would be read as other words than were meant. */
const isJson = (headers: IncomingHttpHeaders): boolean =>
  isPlain(headers) && /^application\/json *(; *charset="?utf-8"? *)?$/i.test(headers['content-type'] ?? '');

/** A form with files in it, or a packed file, would be kept as something else than its sender thinks. */
const isPlainFile = (headers: IncomingHttpHeaders): boolean =>
  isPlain(headers) && !/^ *multipart\//i.test(headers['content-type'] ?? '');

const isPlain = (headers: IncomingHttpHeaders): boolean =>
  /^identity$/i.test(headers['content-encoding']?.trim() ?? 'identity');
