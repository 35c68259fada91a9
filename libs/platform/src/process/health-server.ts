import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HealthProbe, STORES_UNREADABLE } from '@sealtrail/event-sourcing/runtime';
import type { Instruments } from '../instruments/instruments';
import { recordWorkerHealth } from '../instruments/worker-health-gauges';
import type { HealthReport, WorkerHealth } from './worker-health';

export type HealthServer = { readonly url: string; close(): Promise<void> };

/**
 * `/health/live` and `/health/ready` of a process that serves nothing else, and `/metrics` for clients with the key: all use
 * one health probe, so that they agree, also if the stores hang.
 *
 * @param kind kind of its tasks
 */
export async function serveHealth(
  { host, port }: { readonly host: string; readonly port: number },
  report: () => Promise<WorkerHealth>,
  onError: (error: unknown) => void,
  { metrics, metricsKey, kind }: Pick<Instruments, 'metrics' | 'metricsKey'> & { readonly kind: string },
): Promise<HealthServer> {
  const shared = new HealthProbe<HealthReport>({ look: report, otherwise: STORES_UNREADABLE, onError });
  recordWorkerHealth(metrics, kind, () => shared.probe());
  const server = createServer((request, response) => {
    const answer = (status: number, body: object): void => {
      response.writeHead(status, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
      response.end(JSON.stringify(body));
    };
    if (request.method !== 'GET') return answer(405, { status: 'methodNotAllowed' });
    if (request.url === '/health/live') return answer(200, { status: 'live' });
    if (request.url === '/metrics') {
      if (!metricsKey.opens(request.headers.authorization)) return answer(401, { status: 'unauthenticated' });
      return void metrics.text().then(
        (text) => {
          response.writeHead(200, { 'Content-Type': metrics.contentType, 'Cache-Control': 'no-store' });
          response.end(text);
        },
        (error) => {
          onError(error);
          answer(500, { status: 'fault' });
        },
      );
    }
    if (request.url !== '/health/ready') return answer(404, { status: 'notFound' });
    void shared.probe().then((health) => answer(health.status === 'notReady' ? 503 : 200, health));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, host, resolve);
  });
  const bound = server.address() as AddressInfo;
  return {
    url: `http://${bound.family === 'IPv6' ? `[${bound.address}]` : bound.address}:${bound.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
