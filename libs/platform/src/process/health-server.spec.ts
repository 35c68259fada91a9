import { Metrics } from '../instruments/metrics';
import { MetricsKey } from '../instruments/metrics-key';
import { serveHealth, type WorkerHealth } from './health-server';

const KEY = 'a-key-of-the-metrics-with-32-signs-and-more';

describe('the health of a worker', () => {
  it('is told over HTTP, and nothing else is', async () => {
    const one = { owner: 'w1', work: ['views/cards.v1'] };
    let work: () => Promise<WorkerHealth> = async () => ({
      status: 'ready',
      reasons: [],
      ...one,
    });
    const failures: string[] = [];
    const where = { host: '127.0.0.1', port: 0 };
    const server = await serveHealth(
      where,
      () => work(),
      (error) => failures.push(String(error)),
      { metrics: new Metrics(), metricsKey: new MetricsKey(KEY) },
    );
    const ask = async (path: string, method = 'GET') => {
      const response = await fetch(`${server.url}${path}`, { method });
      return [response.status, await response.json()];
    };
    expect(await ask('/health/live')).toEqual([200, { status: 'live' }]);
    expect(await ask('/health/ready')).toEqual([200, { status: 'ready', reasons: [], ...one }]);
    work = async () => ({ status: 'notReady', reasons: [], ...one });
    expect(await ask('/health/ready')).toEqual([503, { status: 'notReady', reasons: [], ...one }]);
    work = () => Promise.reject(new Error('no server'));
    const unread = { code: 'store.unreadable', parameters: {} };
    expect(await ask('/health/ready')).toEqual([503, { status: 'notReady', reasons: [unread] }]);
    expect(failures).toEqual(['Error: no server']);
    expect((await ask('/v1/items'))[0]).toBe(404);
    expect((await ask('/health/live', 'POST'))[0]).toBe(405);
    await server.close();
  });

  it('stands beside the metrics, which are for who has their key', async () => {
    const metrics = new Metrics();
    metrics.leaseChanges.inc({ kind: 'views', change: 'taken' });
    const health = async (): Promise<WorkerHealth> => ({ status: 'ready', reasons: [], owner: 'w1', work: [] });
    const ask = async (key: string | null, authorization?: string) => {
      const instruments = { metrics, metricsKey: new MetricsKey(key) };
      const server = await serveHealth({ host: '127.0.0.1', port: 0 }, health, () => {}, instruments);
      const headers = authorization === undefined ? {} : { headers: { authorization } };
      const response = await fetch(`${server.url}/metrics`, headers);
      const text = await response.text();
      await server.close();
      return [response.status, text.includes('sealtrail_lease_changes_total{kind="views",change="taken"} 1')];
    };
    expect(await ask(KEY, `Bearer ${KEY}`)).toEqual([200, true]);
    expect(await ask(KEY, `Bearer ${KEY}x`)).toEqual([401, false]);
    expect(await ask(KEY)).toEqual([401, false]);
    expect(await ask(null, 'Bearer ')).toEqual([401, false]);
    expect(await ask(null, 'Bearer null')).toEqual([401, false]);
  });
});
