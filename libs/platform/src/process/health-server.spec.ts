import { Metrics } from '../instruments/metrics';
import { MetricsKey } from '../instruments/metrics-key';
import { type HealthServer, serveHealth } from './health-server';
import type { WorkerHealth } from './worker-health';

const KEY = 'a-key-of-the-metrics-with-32-signs-and-more';

let opened: HealthServer[] = [];

afterEach(async () => {
  await Promise.all(opened.map((server) => server.close()));
  opened = [];
});

/** Closed at the end of its test. */
async function serve(
  report: () => Promise<WorkerHealth>,
  { metrics = new Metrics(), key = KEY }: { readonly metrics?: Metrics; readonly key?: string | null } = {},
  onError: (error: unknown) => void = () => {},
): Promise<HealthServer> {
  const instruments = { metrics, metricsKey: new MetricsKey(key), kind: 'views' };
  const server = await serveHealth({ host: '127.0.0.1', port: 0 }, report, onError, instruments);
  opened.push(server);
  return server;
}

describe('the health server of a worker', () => {
  it('serves the health over HTTP, and nothing else', async () => {
    const one = { owner: 'w1', work: ['views/cards.v1'] };
    let work: () => Promise<WorkerHealth> = async () => ({
      status: 'ready',
      reasons: [],
      ...one,
    });
    const failures: string[] = [];
    const server = await serve(
      () => work(),
      {},
      (error) => failures.push(String(error)),
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
  });

  it('serves the metrics as well, to clients with their key', async () => {
    const metrics = new Metrics();
    metrics.leaseChanges.inc({ kind: 'views', change: 'taken' });
    const health = async (): Promise<WorkerHealth> => ({ status: 'ready', reasons: [], owner: 'w1', work: [] });
    const ask = async (key: string | null, authorization?: string) => {
      const server = await serve(health, { metrics, key });
      const headers = authorization === undefined ? {} : { headers: { authorization } };
      const response = await fetch(`${server.url}/metrics`, headers);
      const text = await response.text();
      return [response.status, text.includes('sealtrail_lease_changes_total{kind="views",change="taken"} 1')];
    };
    expect(await ask(KEY, `Bearer ${KEY}`)).toEqual([200, true]);
    expect(await ask(KEY, `Bearer ${KEY}x`)).toEqual([401, false]);
    expect(await ask(KEY)).toEqual([401, false]);
    expect(await ask(null, 'Bearer ')).toEqual([401, false]);
    expect(await ask(null, 'Bearer null')).toEqual([401, false]);
  });

  it('takes health and metrics from one probe of the stores, also if these hang', async () => {
    const all: WorkerHealth = { status: 'ready', reasons: [], owner: 'w1', work: ['cards.v1', 'items.v1'] };
    let looks = 0;
    let look = async (): Promise<WorkerHealth> => all;
    const report = (): Promise<WorkerHealth> => {
      looks += 1;
      return look();
    };
    const server = await serve(report);
    const scraped = async () => {
      const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${KEY}` } });
      return (await response.text()).split('\n').filter((line) => /^sealtrail_(ready|degraded|work_held)\b/.test(line));
    };
    const held = 'sealtrail_work_held{kind="views"} 2';
    const gauges = (ready: 0 | 1, degraded: 0 | 1) => [
      `sealtrail_ready ${ready}`,
      `sealtrail_degraded ${degraded}`,
      held,
    ];
    expect([await scraped(), looks]).toEqual([gauges(1, 0), 1]);
    look = async () => ({ ...all, status: 'degraded' });
    expect([await scraped(), looks]).toEqual([gauges(1, 1), 2]);
    look = () => new Promise(() => {});
    const [ready, lines] = await Promise.all([fetch(`${server.url}/health/ready`), scraped()]);
    expect([ready.status, lines, looks]).toEqual([503, gauges(0, 0), 3]);
  });

  it('answers a scrape that fails, and logs the reason', async () => {
    const failures: string[] = [];
    const metrics = new Metrics();
    jest.spyOn(metrics, 'text').mockRejectedValue(new Error('a gauge failed'));
    const health = async (): Promise<WorkerHealth> => ({ status: 'ready', reasons: [], owner: 'w1', work: [] });
    const server = await serve(health, { metrics }, (error) => failures.push(String(error)));
    const response = await fetch(`${server.url}/metrics`, { headers: { authorization: `Bearer ${KEY}` } });
    expect([response.status, failures]).toEqual([500, ['Error: a gauge failed']]);
  });
});
