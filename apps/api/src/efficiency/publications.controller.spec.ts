import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { efficiency, openOverdue, publications } from '@sealtrail/efficiency';
import { HttpHost } from '../http/testing/http-host';
import { closedCase } from '../ratings/testing/closed-case';
import { EfficiencyHttpModule } from './efficiency-http.module';

const host = new HttpHost({
  now: at('2026-04-12'),
  callers: {
    supervisor: { role: 'supervisor' },
    ofCounty: { role: 'supervisor', region: '370102' },
    ofUnit: { role: 'supervisor', department: 'planning' },
    officer: { role: 'officer', department: 'planning' },
  },
  modules: [EfficiencyHttpModule],
  projections: [efficiency, openOverdue, publications],
});

const MARCH = 'reports/publications/370100/2026-03';
const document = { number: '济政务通报〔2026〕3号', date: '2026-04-03', seal: '济南市政务服务管理办公室' };
const body = { document, post: '科长' };

describe('published reports over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, 'application-a1', closedCase('a1'));
    await host.open();
  });

  afterAll(() => host.close());

  it('are made once by who may, and found under their path', async () => {
    expect((await host.get(MARCH, 'officer')).statusCode).toBe(404);
    expect((await host.send('PUT', MARCH, body, 'officer')).statusCode).toBe(403);
    expect((await host.send('PUT', MARCH, body, 'ofUnit')).json()).toMatchObject({ code: 'access.forbidden' });
    expect((await host.send('PUT', MARCH, body, 'ofCounty')).json()).toMatchObject({ code: 'region.outside' });
    const made = await host.send('PUT', MARCH, body, 'supervisor');
    expect([made.statusCode, made.headers['location']]).toEqual([201, `/v1/${MARCH}`]);
    expect(made.json()).toMatchObject({ id: '2026-03', version: 1, effect: { kind: 'applied' } });
    expect((await host.send('PUT', MARCH, body, 'supervisor')).json()).toMatchObject({
      version: 1,
      effect: { kind: 'applied', reason: 'unchanged' },
    });
  });

  it('show figures, and positions to those alone who are shown any', async () => {
    const found = (await host.get(MARCH, 'officer')).json<object>();
    expect(found).toMatchObject({
      version: 1,
      document,
      knownAt: { from: null, to: null },
      rows: [{ department: 'planning', figures: { received: 1, closed: 1 } }],
      changedSince: [],
    });
    expect((await host.get(MARCH, 'supervisor')).json()).toMatchObject({ knownAt: { from: expect.any(String) } });
  });

  it('are listed for whom they are about', async () => {
    const listed = { region: '370100', period: '2026-03', version: 1, document, reason: null };
    expect((await host.get('reports/publications', 'officer')).json()).toMatchObject({ items: [listed], next: null });
    expect((await host.get('reports/publications', 'ofCounty')).json()).toMatchObject({ items: [] });
    expect((await host.get('reports/publications?region=37', 'supervisor')).statusCode).toBe(422);
  });

  it.each([
    ['reports/publications/370100/2026-13', 422],
    ['reports/publications/370100/0000', 422],
    ['reports/publications/990100/2026-03', 422],
    [`${MARCH}?version=0`, 422],
    [`${MARCH}?version=2`, 404],
  ])('refuses %s', async (path, status) => {
    expect((await host.get(path, 'supervisor')).statusCode).toBe(status);
  });
});
