import { type WorkSnapshot, WorkStatus } from '@sealtrail/event-sourcing/runtime';
import { Metrics, MetricsKey } from '@sealtrail/platform';
import { HealthHttpModule } from '../health/health-http.module';
import { authorizationOf, HttpHost } from '../http/testing/http-host';
import { MetricsHttpModule } from './metrics-http.module';

const KEY = 'a-key-of-the-metrics-with-32-signs-and-more';

class WorkAsTold extends WorkStatus {
  parked = 0;

  override async work(): Promise<WorkSnapshot> {
    return {
      stoppedViews: [],
      incompleteViews: [],
      reactors: { consumed: 0n, failingSince: null, parked: this.parked },
      timers: { count: 3, oldest: '2026-03-01T01:00:00.000Z', dueAndKnown: '2026-03-02T01:00:00.000Z' },
      unattended: [],
    };
  }
}

const callers = {
  country: { role: 'admin' },
  countyAdmin: { role: 'admin', region: '370102' },
  wallboard: { role: 'dashboard' },
  inspector: { role: 'discipline' },
} as const;

describe('GET /metrics', () => {
  const metrics = new Metrics();
  const work = new WorkAsTold();
  const host = new HttpHost({
    now: '2026-03-02T01:00:30.000Z',
    callers,
    modules: [HealthHttpModule, MetricsHttpModule],
    ports: [
      { provide: WorkStatus, useValue: work },
      { provide: Metrics, useValue: metrics },
      { provide: MetricsKey, useValue: new MetricsKey(KEY) },
    ],
  });
  const statusOf = async (path: string, authorization?: string): Promise<number> =>
    (await host.inject(path, authorization)).statusCode;

  beforeAll(() => host.open());
  afterAll(() => host.close());

  it('reports the work as readiness sees it', async () => {
    const { body, headers } = await host.inject('/metrics', `Bearer ${KEY}`);
    const told = body.split('\n').filter((line) => /^sealtrail_(ready|degraded|timer|projection|reaction)/.test(line));
    expect(told).toEqual([
      'sealtrail_ready 1',
      'sealtrail_degraded 0',
      'sealtrail_projection_gap_events 0',
      'sealtrail_projection_gap_seconds 0',
      'sealtrail_reaction_gap_events 4',
      'sealtrail_timers_waiting 3',
      'sealtrail_timer_lag_seconds 30',
    ]);
    expect(headers).toMatchObject({ 'content-type': metrics.contentType, 'cache-control': 'no-store' });
  });

  it('reports a process that serves although it lacks something', async () => {
    work.parked = 2;
    const { body } = await host.inject('/metrics', `Bearer ${KEY}`);
    expect(body).toMatch(/^sealtrail_ready 1$/m);
    expect(body).toMatch(/^sealtrail_degraded 1$/m);
    expect((await host.inject('/health/ready')).statusCode).toBe(200);
    work.parked = 0;
  });

  it('is readable with the metrics key, and by administrators not bound to a region', async () => {
    expect(await statusOf('/metrics', `Bearer ${KEY}`)).toBe(200);
    expect(await statusOf('/metrics', authorizationOf('country'))).toBe(200);
    for (const who of ['countyAdmin', 'wallboard', 'inspector'] as const)
      expect([who, await statusOf('/metrics', authorizationOf(who))]).toEqual([who, 403]);
    for (const header of [undefined, `Bearer ${KEY.slice(1)}`, KEY, 'Bearer '])
      expect([header, await statusOf('/metrics', header)]).toEqual([header, 401]);
  });

  it('that key is valid for nothing else', async () => {
    expect(await statusOf('/v1/api-keys', `Bearer ${KEY}`)).toBe(401);
    expect(await statusOf('/health/ready', `Bearer ${KEY}`)).toBe(200);
    expect((await host.inject('/health/ready', `Bearer ${KEY}`)).json()).not.toHaveProperty('store');
  });
});
