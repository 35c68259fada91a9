import type { CallerIdentity } from '@sealtrail/access';
import type { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import type { HttpBounds } from '@sealtrail/platform';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { hasBody } from '../http/body-parsers';
import { reject } from '../http/rejections';
import { type ApiRequest, addLogFields, type RequestPriority } from '../http/request';
import { refuseConnection } from '../http/unrouted';
import { ClientAddresses, rateLimitKeyOf } from './client-address';
import { ConnectionLimits } from './connection-limits';
import { isExemptFromLimits } from './exempt-paths';
import { onResponseEnd } from './response-end';
import { SlowReaders } from './slow-readers';
import { TokenBuckets } from './token-buckets';

/** Share of the capacity up to which each priority is admitted. */
const CAPACITY_SHARES: Readonly<Record<RequestPriority, number>> = {
  stranger: 0.5,
  dashboard: 0.6,
  question: 0.8,
  command: 1,
};

/** Uploads are slow and never held in memory completely: they have a separate capacity, of which no key gets all. */
const UPLOADS_SHARE = 0.1;
const UPLOADS_OF_KEY_SHARE = 0.25;

/** The burst is ten times the sustained rate per second. */
const AT_ONCE_SECONDS = 10;
/** A bucket that has been idle this long is full again: with more names, evicting the most idle one loses nothing except in a flood. */
const NAMES_MAX = 10_000;

type RequestLimitOptions = {
  readonly bounds: HttpBounds;
  readonly limits: RequestLimits;
  readonly uploads: string;
  /** The route whose responses stay open: it has a separate capacity, and is admitted only while half of the common capacity is free. */
  readonly streams: string;
  readonly keyOf: (request: ApiRequest) => CallerIdentity | null;
  /** Monotonic time. */
  readonly steadyMs: () => number;
  /** A response that is not read releases its capacity after this time. */
  readonly stalledMsMax: number;
  /** Window for measuring the read rate. */
  readonly readWindowMs: number;
};

/**
 * Bounds the load of each client: connections; concurrent requests and requests per second, per address until a key is shown, then per key; and work
 * in progress, which counts only completely received requests.
 */
export function limitRequests(
  fastify: FastifyInstance,
  { bounds, limits, uploads, streams, keyOf, steadyMs, stalledMsMax, readWindowMs }: RequestLimitOptions,
): void {
  const addresses = new ClientAddresses(bounds.trustedProxies);
  const connections = new ConnectionLimits(bounds, addresses);
  const rateOf = (perSecond: number) =>
    new TokenBuckets({ perSecond, burst: perSecond * AT_ONCE_SECONDS, keysMax: NAMES_MAX }, steadyMs);
  const rates = { address: rateOf(bounds.ratePerAddress), key: rateOf(bounds.ratePerKey) };
  const capacityFor = (asking: RequestPriority): number =>
    Math.max(1, Math.floor(bounds.requestsMax * CAPACITY_SHARES[asking]));
  const uploadsMax = Math.max(1, Math.floor(bounds.requestsMax * UPLOADS_SHARE));
  const isUpload = ({ method, routeOptions }: FastifyRequest) => method === 'POST' && routeOptions.url === uploads;

  fastify.server.maxConnections = bounds.connectionsMax;
  fastify.server.on('connection', (socket) => {
    if (!connections.tryAccept(socket)) refuseConnection(socket);
  });

  fastify.addHook('onRequest', async (request, reply) => {
    const asked = request as ApiRequest;
    asked.address = addresses.of(request.socket.remoteAddress, request.headers);
    if (isExemptFromLimits(request.routeOptions.url)) return;
    const key = keyOf(asked);
    asked.priority = requestPriorityOf(key, request.method);
    const name = key === null ? rateLimitKeyOf(asked.address) : key.id;
    if (!rates[key === null ? 'address' : 'key'].tryTake(name)) throw reject('request.too-many');
    if (key !== null && !connections.tryAssignKey(request.raw.socket, key.id)) throw reject('request.too-many-at-once');
    const bound = key === null ? bounds.requestsPerAddress : bounds.requestsPerKey;
    await acquire(reply, `${key === null ? 'address' : 'key'} ${name}`, bound, 'request.too-many-at-once');
    if (key !== null && isUpload(request)) {
      const ofKey = Math.max(1, Math.floor(uploadsMax * UPLOADS_OF_KEY_SHARE));
      await acquire(reply, `uploads ${name}`, ofKey, 'request.too-many-at-once');
    }
  });

  fastify.addHook('preParsing', async (request, reply, payload) => {
    const { priority: asking } = request as ApiRequest;
    if (asking === undefined || !hasBody(request.headers) || isUpload(request)) return;
    const leave = await acquire(reply, 'arriving', capacityFor(asking), 'server.overloaded');
    payload.once('end', leave);
  });

  fastify.addHook('preValidation', async (request, reply) => {
    const { priority: asking } = request as ApiRequest;
    if (asking === undefined) return;
    if (isUpload(request)) await acquire(reply, 'uploads', uploadsMax, 'server.overloaded');
    else if (request.routeOptions.url === streams)
      (await acquire(reply, 'requests', capacityFor('stranger'), 'server.overloaded'))();
    else await acquire(reply, 'requests', capacityFor(asking), 'server.overloaded');
  });

  limitResponses(fastify, connections, { bounds, steadyMs, stalledMsMax, readWindowMs });

  /** Takes capacity until the response is sent, or the client is gone. @throws {Rejection} if there is none */
  async function acquire(
    reply: FastifyReply,
    key: string,
    bound: number,
    refusal: 'request.too-many-at-once' | 'server.overloaded',
  ): Promise<() => void> {
    const admission = await limits.enter(key, bound);
    if (!admission.admitted) throw reject(refusal);
    const leave = (): void => void admission.release();
    onResponseEnd(reply.raw, leave);
    return leave;
  }
}

/** Aborts a response that is not read, or is read too slowly. */
function limitResponses(
  fastify: FastifyInstance,
  connections: ConnectionLimits,
  {
    bounds,
    steadyMs,
    stalledMsMax,
    readWindowMs,
  }: Pick<RequestLimitOptions, 'bounds' | 'steadyMs' | 'stalledMsMax' | 'readWindowMs'>,
): void {
  const readers = new SlowReaders(bounds.readRateMin, readWindowMs, steadyMs);
  const stopWatching = readers.watch();
  fastify.addHook('onClose', async () => stopWatching());
  fastify.addHook('onSend', async (request, reply) => {
    const { socket } = request.raw;
    if (!connections.has(socket)) return;
    socket.setTimeout(stalledMsMax);
    const ended = readers.track(socket, () => {
      addLogFields(request as ApiRequest, { code: 'request.timeout' });
      socket.resetAndDestroy();
    });
    onResponseEnd(reply.raw, ended);
  });
}

function requestPriorityOf(key: CallerIdentity | null, method: string): RequestPriority {
  if (key === null) return 'stranger';
  if (method !== 'GET' && method !== 'HEAD') return 'command';
  return key.role === 'dashboard' ? 'dashboard' : 'question';
}
