import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { openCases } from '@sealtrail/efficiency';
import { HttpHost } from '../http/testing/http-host';
import { closedCase } from '../ratings/testing/closed-case';
import { EfficiencyHttpModule } from './efficiency-http.module';

const host = new HttpHost({
  now: at('2026-04-12'),
  callers: { dashboard: { role: 'dashboard' }, officer: { role: 'officer', department: 'planning' } },
  modules: [EfficiencyHttpModule],
  projections: [openCases],
});

describe('the load over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, 'application-a1', closedCase('a1'));
    await seed(host.store, 'application-a2', closedCase('a2').slice(0, 1));
    await host.open();
  });

  afterAll(() => host.close());

  it('says who holds how many open cases now', async () => {
    const answer = await host.get('reports/load?by=official', 'officer');
    expect(answer.json()).toMatchObject({
      at: at('2026-04-12'),
      today: '2026-04-12',
      weekEndsOn: '2026-04-12',
      by: 'official',
      rows: [{ department: 'planning', official: 'li', open: 1, notAccepted: 1 }],
      total: { open: 1, promised: { overdue: 0, today: 0, tomorrow: 0, thisWeek: 0 }, branches: { open: 0 } },
      next: null,
    });
  });

  it('comes as a file', async () => {
    const { body } = await host.get('reports/load?format=csv', 'dashboard');
    expect(body).toContain('承诺时限：本周到期');
  });

  it.each(['reports/load?period=2026', 'reports/load?by=moon', 'reports/load?region=x'])('refuses %s', async (path) => {
    expect((await host.get(path, 'dashboard')).statusCode).toBe(422);
  });
});
