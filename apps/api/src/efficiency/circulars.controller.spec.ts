import { at } from '@sealtrail/applications/testing';
import { seed } from '@sealtrail/catalog/testing';
import { chargedCards, efficiency, efficiencyDays, openOverdue } from '@sealtrail/efficiency';
import { carded } from '@sealtrail/efficiency/testing';
import { matterRated } from '@sealtrail/ratings/testing';
import { HttpHost } from '../http/testing/http-host';
import { closedCase } from '../ratings/testing/closed-case';
import { EfficiencyHttpModule } from './efficiency-http.module';

const host = new HttpHost({
  now: at('2026-04-12'),
  callers: {
    supervisor: { role: 'supervisor' },
    dashboard: { role: 'dashboard' },
    officer: { role: 'officer', department: 'fire' },
    planner: { role: 'officer', department: 'planning' },
    system: { role: 'integrator', source: 's1' },
    county: { role: 'supervisor', region: '430100' },
  },
  modules: [EfficiencyHttpModule],
  projections: [efficiency, efficiencyDays, openOverdue, chargedCards],
});

const card = (id: string, day: string, change: object) =>
  carded(day, { cardId: id, applicationId: id, subject: { kind: 'case', id }, ...change });
const MARCH = 'reports/circulars/2026-03?region=370100';

type Row = { subject: string; department: string; official: string | null; rank: number | null; score: number | null };
type Body = { rows: Row[]; publication: object | null };

describe('circulars and scores over HTTP', () => {
  beforeAll(async () => {
    await seed(host.store, 'application-a1', closedCase('a1'));
    const li = { department: 'planning', official: 'li' };
    await seed(host.store, 'supervision-c1', [card('c1', '2026-03-10', { ...li, level: 'yellow' })]);
    await seed(host.store, 'supervision-c2', [card('c2', '2026-03-11', { ...li, level: 'red' })]);
    const fire = { department: 'fire', official: null };
    await seed(host.store, 'supervision-c3', [card('c3', '2026-03-12', { ...fire, level: 'yellow' })]);
    const appealed = card('c4', '2026-03-13', { ...fire, level: 'red' });
    const appeal = { ...appealed, type: 'CardAppealed', data: { ...appealed.data, stopsPublication: true } };
    await seed(host.store, 'supervision-c4', [appealed, appeal as never]);
    await seed(host.store, 'rating-r1', [matterRated({ level: 'verySatisfied' })]);
    await seed(host.store, 'rating-r2', [matterRated({ ratingId: 'r2', level: 'dissatisfied' })]);
    await host.open();
  });

  afterAll(() => host.close());

  const rowsOf = async (path: string, who: 'county' | 'dashboard' | 'officer' | 'supervisor' | 'system') =>
    (await host.get(path, who))
      .json<Body>()
      .rows.map(({ department, official, score }) => [department, official, score]);

  it('of a month has departments and officials, with cards, shares in time and scores', async () => {
    const { rows, ...circular } = (await host.get(MARCH, 'supervisor')).json<Body>();
    expect(circular).toMatchObject({
      kind: 'monthlyCircular',
      region: '370100',
      period: { text: '2026-03', from: '2026-03-01', to: '2026-03-31' },
      publication: null,
    });
    expect(rows).toMatchObject([
      {
        subject: 'department',
        department: 'fire',
        // A red one is under appeal.
        cards: { yellow: { effective: 1, revoked: 0 }, red: { effective: 0, revoked: 0 } },
        score: 95,
      },
      {
        subject: 'department',
        department: 'planning',
        cards: { yellow: { effective: 1 }, red: { effective: 1 }, warning: { effective: 0 } },
        dueWithinPromise: { numerator: 1, denominator: 1, percent: 100 },
        openOverdue: { promised: 0, statutory: 0 },
        score: 85,
      },
      { subject: 'official', department: 'planning', official: 'li', cards: { red: { effective: 1 } }, score: 85 },
    ]);
  });

  it('names officials to those alone who supervise, and shows a department its own line', async () => {
    expect(await rowsOf(MARCH, 'dashboard')).toEqual([
      ['fire', null, 95],
      ['planning', null, 85],
    ]);
    expect(await rowsOf(MARCH, 'officer')).toEqual([['fire', null, 95]]);
    expect((await host.get(MARCH, 'system')).json()).toMatchObject({ code: 'access.forbidden' });
    expect((await host.get(MARCH, 'county')).json()).toMatchObject({ code: 'region.outside' });
  });

  it('of a day and of a week has the cards that fell then, and what the report of these days says', async () => {
    const day = await host.get('reports/circulars/2026-03-10?region=370100&kind=dailyPatrol', 'dashboard');
    expect(day.json<Body>().rows).toMatchObject([
      {
        department: 'planning',
        cards: { yellow: { effective: 1 }, red: { effective: 0 } },
        score: null,
      },
    ]);
    const week = await host.get('reports/circulars/2026-W11?region=370100&kind=weeklyCircular', 'dashboard');
    expect(week.json<Body>().rows.map(({ department }) => department)).toEqual(['fire', 'planning']);
    expect(week.json()).toMatchObject({ period: { from: '2026-03-09', to: '2026-03-15' } });
    const told = (await host.get('reports/efficiency?period=2026-W11', 'dashboard')).json<Body>();
    const sharesOf = ({ rows }: Body) =>
      rows
        .filter(({ department }) => department === 'planning')
        .map((row) => Object.entries(row).find(([name]) => name === 'dueWithinPromise'));
    expect(sharesOf(told)).toHaveLength(1);
    expect(sharesOf(week.json<Body>())).toEqual(sharesOf(told));
  });

  it('of a quarter ranks departments by their score, the best first', async () => {
    const { rows } = (
      await host.get('reports/circulars/2026-Q1?region=370100&kind=quarterlyAward', 'supervisor')
    ).json<Body>();
    expect(rows.map(({ department, rank, score }) => [department, rank, score])).toEqual([
      ['fire', 1, 98.33],
      ['planning', 2, 95],
    ]);
    const own = await host.get('reports/circulars/2026-Q1?region=370100&kind=quarterlyAward', 'officer');
    expect(own.json<Body>().rows).toMatchObject([{ department: 'fire', rank: null }]);
  });

  it('assesses windows by the month: ranks, volumes, first checks, what the public said, and who had cards', async () => {
    const asked = 'reports/circulars/2026-03?region=370100&kind=windowAssessment';
    expect((await host.get(asked, 'supervisor')).json<Body>().rows).toMatchObject([
      {
        department: 'fire',
        official: null,
        rank: 1,
        score: 95,
        received: 0,
        wellRated: { denominator: 0, percent: null },
      },
      {
        department: 'planning',
        official: null,
        rank: 2,
        score: 85,
        received: 1,
        closed: 1,
        firstChecksInTime: { numerator: 1, denominator: 1, percent: 100 },
        wellRated: { numerator: 1, denominator: 2, percent: 50 },
      },
      { subject: 'official', official: 'li', rank: null, score: 85 },
    ]);
    expect((await host.get(asked, 'planner')).json<Body>().rows).toMatchObject([
      { department: 'planning', rank: null, received: 1, ratings: null, wellRated: null },
    ]);
    const file = await host.get(`${asked}&format=csv`, 'supervisor');
    expect(file.body).toContain('好评率（分子）');
    expect((await host.get(asked.replace('2026-03', '2026-Q1'), 'supervisor')).statusCode).toBe(422);
  });

  it('has the number, date and seal of what was published', async () => {
    const document = { number: '济政务通报〔2026〕3号', date: '2026-04-03', seal: '济南市政务服务管理办公室' };
    await host.send('PUT', 'reports/publications/370100/2026-03', { document, post: '科长' }, 'supervisor');
    expect((await host.get(MARCH, 'supervisor')).json()).toMatchObject({ publication: { document, version: 1 } });
  });

  it('is a page for print, and a file', async () => {
    const page = await host.get(MARCH, 'supervisor', { accept: 'text/html' });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    for (const text of ['月通报', '济政务通报〔2026〕3号', '100% (1/1)', 'planning li'])
      expect(page.body).toContain(text);
    const file = await host.get(`${MARCH}&format=csv`, 'supervisor');
    expect(file.body).toContain('亮牌：红牌：有效');
  });

  it.each([
    'reports/circulars/2026-03',
    'reports/circulars/2026-13?region=370100',
    'reports/circulars/0000-03?region=370100',
    'reports/scores?period=0000',
    'reports/circulars/2027-W53?region=370100&kind=weeklyCircular',
    'reports/circulars/2026-03?region=370100&kind=dailyPatrol',
    'reports/circulars/2026-03?region=370100&kind=moon',
    'reports/scores?period=2026-03&by=item',
  ])('refuses %s', async (path) => {
    expect((await host.get(path, 'supervisor')).statusCode).toBe(422);
  });

  it('shows of a score every card that took something off, by its id', async () => {
    const scores = await host.get('reports/scores?period=2026-03&by=official', 'officer');
    expect(scores.json()).toMatchObject({
      by: 'official',
      base: 100,
      rows: [
        {
          department: 'fire',
          official: null,
          // The score has the card under appeal, which the circular keeps back.
          score: 85,
          months: [
            {
              month: '2026-03',
              deductions: [
                { ground: 'red', points: 10, cards: [{ cardId: 'c4' }] },
                { ground: 'yellow', points: 5, cards: [{ cardId: 'c3' }] },
              ],
            },
          ],
        },
      ],
    });
    expect((await host.get('reports/scores?period=2026-03&format=csv', 'supervisor')).body).toContain('红牌 -10 (c2)');
  });
});
