import 'reflect-metadata';
import { HttpHost } from '../http/testing/http-host';
import type { CallerView } from './caller.view';
import { CallerHttpModule } from './caller-http.module';

const NOW = '2026-03-02T01:00:00.000Z';

const callers = {
  supervisor: { role: 'supervisor', region: '370100' },
  officer: { role: 'officer', department: 'market', official: 'li' },
} as const;

describe('the caller’s own key', () => {
  const host = new HttpHost({ now: NOW, callers, modules: [CallerHttpModule] });

  beforeAll(() => host.open());
  afterAll(() => host.close());

  it('is returned with its bounds, and the time and zone of the facts', async () => {
    const answer = (await host.get('caller', 'officer')).json<CallerView>();
    expect(answer).toMatchObject({ role: 'officer', department: 'market', official: 'li', region: null, now: NOW });
    expect(answer).toMatchObject({ zone: 'Asia/Shanghai', source: null, expiresAt: null });
    expect(JSON.stringify(answer)).not.toContain('stl_');
  });

  it('is returned with every route that is open to its role, and no other', async () => {
    const { routes } = (await host.get('caller', 'supervisor')).json<CallerView>();
    expect(routes).toContain('GET /v1/caller');
    expect(routes).not.toContain('GET /v1/api-keys');
  });
});
