import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { chargedCards, efficiency, efficiencyDays, openCases, openOverdue } from '@sealtrail/efficiency';
import { carded } from '@sealtrail/efficiency/testing';
import { ratingIndicators } from '@sealtrail/ratings';
import { matterRated, visitRated } from '@sealtrail/ratings/testing';
import { HttpHost } from '../http/testing/http-host';
import { closedCase } from '../ratings/testing/closed-case';
import { EfficiencyHttpModule } from './efficiency-http.module';

const host = new HttpHost({
  now: at('2026-04-12'),
  callers: {
    dashboard: { role: 'dashboard' },
    supervisor: { role: 'supervisor' },
    officer: { role: 'officer', department: 'planning' },
  },
  modules: [EfficiencyHttpModule],
  projections: [ratingIndicators, efficiency, efficiencyDays, openOverdue, openCases, chargedCards],
});

describe('reports over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, 'application-a1', closedCase('a1'));
    await seed(host.store, 'application-a2', closedCase('a2'));
    await seed(host.store, 'rating-r1', [matterRated({ level: 'dissatisfied' })]);
    await seed(host.store, 'rating-r2', [visitRated({ official: 'li', servedOn: '2026-03-03' })]);
    await seed(host.store, 'supervision-a1', [
      carded('2026-04-05', { rule: 'step', department: 'fire', official: null }),
      carded('2026-04-06', { cardId: 'k2', department: 'planning', status: 'pending' }),
    ]);
    await host.open();
  });

  afterAll(() => host.close());

  const get = (path: string, who: 'dashboard' | 'officer' | 'supervisor') => host.get(path, who);

  it('reports ratings, with the integers of every share', async () => {
    const { total, rows, defaultsIncluded } = (await get('reports/ratings?period=2026-03', 'dashboard')).json<{
      total: object;
      rows: object[];
      defaultsIncluded: boolean;
    }>();
    expect(total).toMatchObject({
      rated: { numerator: 1, denominator: 2, percent: 50 },
      unrated: { numerator: 1, denominator: 2, percent: 50 },
      ratedVisits: { numerator: 1, denominator: 2, percent: 50 },
      good: { numerator: 1, denominator: 2, percent: 50 },
      bad: { numerator: 1, denominator: 2, percent: 50 },
    });
    expect(rows).toMatchObject([{ region: '370100', department: 'planning' }]);
    expect(defaultsIncluded).toBe(false);
    const rated = await get('reports/ratings?period=2026-03', 'officer');
    expect(rated.json<{ total: object }>().total).toMatchObject({ ratings: null, good: null, bad: null });
  });

  it('reports efficiency by what is asked', async () => {
    const report = await get('reports/efficiency?period=2026-Q1&by=official', 'supervisor');
    expect(report.json()).toMatchObject({
      period: { kind: 'quarter', name: '2026-Q1', from: '2026-01-01', to: '2026-03-31' },
      by: 'official',
      rows: [{ department: 'planning', official: 'li', received: 2, closed: 2 }],
      total: {
        received: 2,
        online: { numerator: 2, denominator: 2, percent: 100 },
        accepted: 2,
        closed: 2,
        byOutcome: { granted: 2, refused: 0 },
        dueWithinPromise: { numerator: 2, denominator: 2, percent: 100 },
        dueWithinStatute: { numerator: 2, denominator: 2, percent: 100 },
        withinPromise: { numerator: 2, denominator: 2, percent: 100 },
        openOverdue: { promised: 0, statutory: 0 },
        workingDays: { cases: 2, days: 12, mean: 6, median: 6, p90: 6, ofPromised: { numerator: 12, denominator: 20 } },
        atMostOneVisit: { numerator: 2, denominator: 2, percent: 100 },
        ratings: { satisfied: 1, dissatisfied: 1 },
      },
      next: null,
    });
    for (const who of ['officer', 'dashboard'] as const) {
      const bare = await get('reports/efficiency?period=2026', who);
      expect(bare.json()).toMatchObject({ by: 'department', total: { ratings: null } });
    }
  });

  it('reports a week of one department beside the week before', async () => {
    const report = await get('reports/efficiency?period=2026-W10&compare=both', 'supervisor');
    expect(report.json()).toMatchObject({
      period: { kind: 'week', name: '2026-W10', from: '2026-03-02', to: '2026-03-08' },
      compared: { previous: { name: '2026-W09' }, yearBefore: { name: '2025-W10' } },
      rows: [{ department: 'planning', received: 2, previous: null, yearBefore: null }],
    });
    const { body } = await get('reports/efficiency?period=2026-03&compare=both&format=csv', 'supervisor');
    expect(body).toContain('环比：收件量增减（分子）');
  });

  it('ranks, and says who has too few cases for it', async () => {
    const ranking = async (more: string) => (await get(`reports/ranking?period=2026-03${more}`, 'dashboard')).json();
    expect(await ranking('')).toMatchObject({
      indicator: 'dueWithinPromise',
      better: 'higher',
      minVolume: 30,
      ranked: 0,
      rows: [{ department: 'planning', rank: null, notRanked: 'tooFew', cases: 2 }],
    });
    expect(await ranking('&minVolume=2&by=official')).toMatchObject({
      ranked: 1,
      rows: [
        {
          official: 'li',
          rank: 1,
          notRanked: null,
          bestRank: 1,
          worstRank: 1,
          notDistinguishable: 0,
          share: { numerator: 2, denominator: 2, percent: 100 },
          interval: { low: 34.24, high: 100 },
        },
      ],
    });
    const file = await get('reports/ranking?period=2026-03&indicator=workingDays&minVolume=1&format=csv', 'dashboard');
    expect(file.body).toContain('未排名原因');
    expect(file.body).toContain('办件过少');
  });

  it('says what every indicator is', async () => {
    const { items } = (await get('reports/indicators', 'officer')).json<{ items: readonly { id: string }[] }>();
    expect(items.find(({ id }) => id === 'promisedSpeedup')).toMatchObject({
      name: { zh: '承诺提速率' },
      kind: 'quotient',
      better: 'higher',
      ranked: false,
    });
  });

  it('answers reports as CSV, with the integers in columns of their own', async () => {
    const { body, headers } = await get('reports/efficiency?period=2026-03&format=csv', 'dashboard');
    expect(headers['content-type']).toContain('text/csv');
    const [names = '', values = '', total = ''] = body.replace('\uFEFF', '').split('\r\n');
    const column = (name: string) => values.split(',')[names.split(',').indexOf(name)];
    expect(total.split(',')[0]).toBe('合计');
    expect(column('部门（代码）')).toBe('planning');
    expect(column('已办结承诺按时率（分子）')).toBe('2');
    expect(column('已办结法定按时率（分母）')).toBe('2');
    expect(column('承诺按期办结率（分子）')).toBe('2');
    expect(column('超期未结：法定时限')).toBe('0');
    expect(column('亮牌：红牌：已撤销')).toBe('0');
  });

  it('reports cards by rule and level, in pages that lead to each other', async () => {
    const none = { effective: 0, revoked: 0 };
    const one = { effective: 1, revoked: 0 };
    expect((await get('reports/cards?period=2026&by=region', 'dashboard')).json()).toMatchObject({
      rows: [{ region: '370100', cards: { yellow: one }, byRule: { step: { yellow: one }, delivery: { red: none } } }],
    });
    const first = await get('reports/cards?period=2026&limit=1', 'dashboard');
    expect(first.json()).toMatchObject({ rows: [{ department: 'fire' }], total: { cards: { yellow: one } } });
    const link = /^<(.*)>; rel="next"$/.exec(String(first.headers['link']))?.[1] ?? '';
    const second = await get(link.replace('/v1/', ''), 'dashboard');
    expect(second.json()).toMatchObject({ rows: [{ department: 'planning' }], total: null, next: null });
    expect(second.headers['link']).toBeUndefined();
  });

  it('reports cards by state, and those of one rule alone', async () => {
    expect((await get('reports/cards?period=2026-W15&by=status', 'dashboard')).json()).toMatchObject({
      rows: [{ status: 'pending', all: 1, cards: { yellow: { effective: 0 } } }],
    });
    expect((await get('reports/cards?period=2026-04&by=month&rule=step', 'dashboard')).json()).toMatchObject({
      rows: [{ month: '2026-04', all: 1, byStatus: { issued: 1, pending: 0 } }],
      total: { all: 1 },
    });
  });

  it('reports whose the time was, a series of a period, and a forecast', async () => {
    expect((await get('reports/time?period=2026-03', 'dashboard')).json()).toMatchObject({
      rows: [{ department: 'planning', workingDays: { cases: 2 } }],
    });
    const trend = (await get('reports/trend?period=2026-Q1&step=month', 'supervisor')).json<{ rows: object[] }>();
    expect(trend.rows).toMatchObject([{ received: 0 }, { received: 0 }, { point: { name: '2026-03' }, received: 2 }]);
    expect((await get('reports/forecast', 'dashboard')).json()).toMatchObject({
      rows: [],
      total: { open: 0 },
      past: [],
    });
    for (const report of ['time?period=2026-03', 'trend?period=2026', 'forecast?', 'cards?period=2026']) {
      expect((await get(`reports/${report}&format=csv`, 'dashboard')).headers['content-type']).toContain('text/csv');
    }
  });

  it.each([
    'reports/trend?period=2026-03-02&step=day',
    'reports/trend?period=2026&step=quarter',
    'reports/cards?period=2026&by=channel',
    'reports/time?period=2026-W10&by=official',
    'reports/efficiency',
    'reports/efficiency?period=2026-13',
    'reports/efficiency?period=2026-3',
    'reports/efficiency?period=2026-02-30',
    'reports/efficiency?period=2025-W53',
    'reports/efficiency?period=9999-12-31',
    'reports/trend?period=9999&step=day',
    'reports/efficiency?period=2026-W10&by=official',
    'reports/efficiency?period=2026&by=moon',
    'reports/efficiency?period=2026&compare=moon',
    'reports/ranking?period=2026&indicator=closedOfAccepted',
    'reports/ranking?period=2026&minVolume=0',
    'reports/efficiency?period=2026&limit=1001',
    'reports/cards?period=2026&region=x',
    'reports/ratings?period=2026-Q5',
    'reports/ratings?period=2026&by=item',
  ])('refuses %s', async (path) => {
    expect((await get(path, 'dashboard')).statusCode).toBe(422);
  });
});
