import { createHash } from 'node:crypto';
import { applications } from '@sealtrail/applications';
import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { efficiency, openOverdue } from '@sealtrail/efficiency';
import { spotCheckCases, spotChecks } from '@sealtrail/supervision';
import { EfficiencyHttpModule } from '../efficiency/efficiency-http.module';
import { HttpHost } from '../http/testing/http-host';
import { closedCase } from '../ratings/testing/closed-case';
import { SupervisionHttpModule } from './supervision-http.module';

const host = new HttpHost({
  now: at('2026-04-12'),
  callers: {
    supervisor: { role: 'supervisor' },
    discipline: { role: 'discipline', region: '370100' },
    unit: { role: 'supervisor', department: 'planning' },
    county: { role: 'supervisor', region: '430100' },
    officer: { role: 'officer', department: 'planning' },
  },
  modules: [SupervisionHttpModule, EfficiencyHttpModule],
  projections: [applications, spotChecks, spotCheckCases, efficiency, openOverdue],
});

const document = { number: '济政务查〔2026〕2号', date: '2026-04-03', seal: '济南市政务服务管理办公室' };
const wish = { region: '370100', period: '2026-03', percent: 50, seed: '03 11 17', document };
const numberOf = (id: string) => `3701002026030200000${id}`;
const IDS = ['a1', 'a2', 'a3', 'a4', 'a5'];

type Case = {
  place: number;
  applicationId: string;
  number: string;
  department: string;
  decidedOn: string;
  found: unknown;
};
type Items = { items: Case[] };

describe('spot checks over HTTP', () => {
  let path = '';
  let cases: readonly Case[] = [];

  beforeAll(async () => {
    for (const id of IDS) await seed(host.store, `application-${id}`, closedCase(id, numberOf(id)));
    await host.open();
  });
  afterAll(() => host.close());

  const find = (body: object, who: 'county' | 'supervisor' | 'unit' = 'supervisor') =>
    host.send('POST', `${path}/findings`, { finding: 'conforming', text: '齐全', document, ...body }, who);

  it('draw at least their share of what was decided in the period', async () => {
    const drawn = await host.send('POST', 'spot-checks', wish, 'supervisor');
    expect([drawn.statusCode, drawn.json()]).toMatchObject([201, { population: 5, cases: 3 }]);
    path = String(drawn.headers['location']).replace('/v1/', '');
    cases = (await host.get(`${path}/cases`, 'supervisor')).json<Items>().items;
    expect(cases.map(({ place, found }) => [place, found])).toEqual([
      [1, null],
      [2, null],
      [3, null],
    ]);
  });

  it('are drawn by every reader of the seed and the cases', () => {
    const place = (number: string) => createHash('sha256').update(`03 11 17\n${number}`).digest('hex');
    const byHand = IDS.map(numberOf).toSorted((a, b) => (place(a) < place(b) ? -1 : 1));
    expect(cases.map(({ number }) => number)).toEqual(byHand.slice(0, 3));
  });

  it('count in the report of the month of the decision once something was found', async () => {
    const [one, other] = cases;
    expect((await find({ applicationId: one?.applicationId })).statusCode).toBe(200);
    expect((await find({ applicationId: other?.applicationId, finding: 'irregular' })).statusCode).toBe(200);
    const report = (await host.get('reports/efficiency?period=2026-03', 'supervisor')).json<{ total: object }>();
    expect(report.total).toMatchObject({
      spotChecked: { numerator: 2, denominator: 5, percent: 40 },
      spotChecksConforming: { numerator: 1, denominator: 2, percent: 50 },
    });
    expect((await host.get(path, 'discipline')).json()).toMatchObject({
      seed: '03 11 17',
      population: 5,
      cases: 3,
      checked: { numerator: 2, denominator: 5, percent: 40 },
      conforming: { numerator: 1, denominator: 2, percent: 50 },
    });
  });

  it('correct a finding with a reason', async () => {
    const applicationId = cases[1]?.applicationId;
    expect((await find({ applicationId })).json()).toMatchObject({ code: 'spot-check.reason-missing' });
    expect((await find({ applicationId, reason: '复查' })).statusCode).toBe(200);
    expect((await host.get(path, 'supervisor')).json()).toMatchObject({ conforming: { numerator: 2, denominator: 2 } });
  });

  it('have their sheet as a file', async () => {
    const { body } = await host.get(`${path}/cases?format=csv`, 'supervisor');
    for (const text of ['抽查结论', '合格', '抽查记录：文号', '复查']) expect(body).toContain(text);
    expect((await host.get('spot-checks?format=csv', 'supervisor')).body).toContain('抽查率（分子）');
  });

  it('are of no case that was not drawn', async () => {
    const left = IDS.find((id) => !cases.some(({ applicationId }) => applicationId === id));
    expect((await find({ applicationId: left })).json()).toMatchObject({ code: 'spot-check.case-not-drawn' });
  });

  it('are of who supervises the region, and recorded by no unit', async () => {
    expect((await host.send('POST', 'spot-checks', wish, 'unit')).json()).toMatchObject({ code: 'access.forbidden' });
    expect((await host.send('POST', 'spot-checks', wish, 'county')).json()).toMatchObject({ code: 'region.outside' });
    const applicationId = cases[0]?.applicationId;
    expect((await find({ applicationId }, 'unit')).json()).toMatchObject({ code: 'access.forbidden' });
    expect((await find({ applicationId }, 'county')).json()).toMatchObject({ code: 'spot-check.not-found' });
    expect((await host.get('spot-checks', 'county')).json()).toMatchObject({ items: [] });
    expect((await host.get(path, 'county')).json()).toMatchObject({ code: 'spot-check.not-found' });
    expect((await host.get(`${path}/cases`, 'county')).json()).toMatchObject({ code: 'spot-check.not-found' });
    expect((await host.get(path, 'officer')).statusCode).toBe(403);
  });

  it.each([
    ['a period that runs', { period: '2026-04' }, 422],
    ['a period with nothing decided', { period: '2026-01' }, 409],
    ['a department with nothing decided', { department: 'fire' }, 409],
    ['no share', { percent: 0 }, 422],
    ['more than all', { percent: 101 }, 422],
    ['an empty seed', { seed: '' }, 422],
  ])('are not drawn of %s', async (_, change, status) => {
    expect((await host.send('POST', 'spot-checks', { ...wish, ...change }, 'supervisor')).statusCode).toBe(status);
  });
});
