import type { Scope } from '@sealtrail/event-sourcing';
import { matterRated } from '@sealtrail/ratings/testing';
import { carded, closing, decided, monthsOf, reportOf, reportRequest, storeOf, submitted } from '../testing';
import { efficiency } from './efficiency-view';
import { openOverdue } from './open-overdue-view';
import { type ReportRequest, sumSheets } from './report-sheets';

describe('a report of views that lack streams', () => {
  it('says how many, each once, of the views that it reads', async () => {
    const store = await storeOf([submitted('2026-03-02')]);
    const parked = ['application-1', 'application-2'].map((stream) => ({
      stream,
      revision: 1n,
      position: 2n,
      code: 'x',
    }));
    for (const view of [efficiency.name, openOverdue.name]) {
      const from = await store.checkpoint(view);
      const lost = view === efficiency.name ? parked.slice(1) : parked;
      await store.save({ view, documents: new Map(), from, to: from + 1n, parked: lost });
    }
    expect(await sumSheets(store, reportRequest())).toMatchObject({ incomplete: 2 });
    expect(await sumSheets(store, reportRequest(), { openOverdue: false, compare: [] })).toMatchObject({
      incomplete: 1,
    });
  });
});

describe('whom the rows of a report are about', () => {
  const water = { department: 'water', region: '370200', item: 'i2' };
  const events = [
    submitted('2026-03-02'),
    submitted('2026-03-02', { holder: { department: 'planning', official: null } }),
    submitted('2026-03-02', water),
    submitted('2026-03-03', water),
    carded('2026-03-10', { department: 'water', item: 'i1' }),
  ];
  const received = async (change: Partial<ReportRequest>) =>
    (await reportOf(events, change)).rows.map(({ received: count, region, department, official, item }) => ({
      count,
      region,
      department,
      official,
      item,
    }));

  it.each([
    [
      'department',
      [
        { department: 'planning', count: 2 },
        { department: 'water', count: 2 },
      ],
    ],
    [
      'region',
      [
        { region: '370100', count: 2 },
        { region: '370200', count: 2 },
      ],
    ],
    [
      'item',
      [
        { item: 'i1', count: 2 },
        { item: 'i2', count: 2 },
      ],
    ],
    [
      'official',
      [
        { department: 'planning', official: null, count: 1 },
        { department: 'planning', official: 'li', count: 1 },
        { department: 'water', official: 'li', count: 2 },
      ],
    ],
  ] as const)('by %s', async (by, rows) => {
    expect((await received({ by })).map((row) => JSON.parse(JSON.stringify(row)))).toStrictEqual(rows);
  });

  it('shows only what the caller may see, whatever it is broken down by', async () => {
    const scope: Scope = { department: 'water', region: null };
    for (const by of ['department', 'official', 'item', 'region'] as const) {
      const { rows, total } = await reportOf(events, { scope, by });
      expect(rows.reduce((sum, row) => sum + row.received, 0)).toBe(2);
      expect(total?.received).toBe(2);
    }
    const inRegion = await reportOf(events, { scope: { department: null, region: '370200' } });
    expect(inRegion.rows.map(({ department }) => department)).toStrictEqual(['water']);
  });

  it('narrows down to a department or a region', async () => {
    expect(await received({ filters: { department: 'planning' }, by: 'item' })).toMatchObject([
      { item: 'i1', count: 2 },
    ]);
    expect(await received({ filters: { region: '370200' }, by: 'item' })).toMatchObject([{ item: 'i2', count: 2 }]);
  });

  it('comes in pages, each row whole', async () => {
    const all = Array.from({ length: 3 }, (_, month) =>
      ['a', 'b', 'c'].map((department) => submitted(`2026-0${month + 1}-05`, { department })),
    ).flat();
    const year = { period: monthsOf('2026-01', '2026-12'), limit: 2 };
    const first = await reportOf(all, year);
    expect(first.rows.map(({ department, received: count }) => [department, count])).toStrictEqual([
      ['a', 3],
      ['b', 3],
    ]);
    expect(first.total?.received).toBe(9);
    const second = await reportOf(all, { ...year, ...(first.next && { after: first.next }) });
    expect(second.rows.map(({ department, received: count }) => [department, count])).toStrictEqual([['c', 3]]);
    expect(second.total).toBeNull();
    expect(second.next).toBeNull();
  });

  it('shows ratings to supervision alone: by official, item or region they would be further cuts', async () => {
    const slip = matterRated({ channelHeldByUnit: true });
    const many = [slip, ...Array.from({ length: 9 }, () => matterRated())];
    expect((await reportOf(many)).total?.ratings?.satisfied).toBe(9);
    for (const reader of ['rated', 'dashboard'] as const) {
      expect((await reportOf(many, {}, reader)).total?.ratings).toBeNull();
    }
  });

  it('counts a closing for whoever held the case, not for who signed', async () => {
    const holder = { department: 'planning', official: 'wang' };
    const { rows } = await reportOf([decided('2026-03-10', { holder }, { officer: 'zhao' })], { by: 'official' });
    expect(rows.map(({ official, closed }) => [official, closed])).toStrictEqual([['wang', 1]]);
    expect(closing().holder.official).toBe('li');
  });
});
