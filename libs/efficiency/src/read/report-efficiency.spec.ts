import type { Scope } from '@sealtrail/event-sourcing';
import { matterRated } from '@sealtrail/ratings/testing';
import {
  accepted,
  carded,
  cardFact,
  closing,
  decided,
  delivered,
  notAccepted,
  noticed,
  revoked,
  storeOf,
  submitted,
  visited,
  withdrawn,
} from '../testing';
import type { CountedEvent } from './counting';
import type { EfficiencyFigures } from './efficiency-report';
import {
  type Report,
  ReportCards,
  ReportCardsHandler,
  ReportEfficiency,
  ReportEfficiencyHandler,
} from './report-efficiency';
import type { ReportWish } from './report-sheets';

const everything: Scope = { department: null, region: null };

const wish = (change: Partial<ReportWish> = {}): ReportWish => ({
  scope: everything,
  period: { from: '2026-03', to: '2026-03' },
  by: 'department',
  limit: 100,
  ...change,
});

const report = async (
  events: readonly CountedEvent[],
  change: Partial<ReportWish> = {},
  reader: 'supervision' | 'rated' = 'supervision',
): Promise<Report<EfficiencyFigures>> =>
  new ReportEfficiencyHandler(await storeOf(events)).execute(new ReportEfficiency(reader, wish(change)));

const march = async (events: readonly CountedEvent[]): Promise<EfficiencyFigures> => {
  const { total } = await report(events);
  if (total === null) throw new Error('the first page has a total');
  return total;
};

describe('the efficiency report', () => {
  it('comes out by hand for a month of one department', async () => {
    const cardThatStays = carded('2026-03-20', { level: 'yellow' });
    const cardThatFell = carded('2026-03-21', { level: 'red' });
    const { rows, total } = await report([
      submitted('2026-03-02', { channel: 'web' }),
      submitted('2026-03-03', { channel: 'mobile' }),
      submitted('2026-03-04', { channel: 'window' }),
      submitted('2026-03-05', { channel: 'window' }),
      submitted('2026-03-06', { channel: 'kiosk' }),
      accepted('2026-03-02'),
      accepted('2026-03-03', { deemed: true, officer: null }),
      accepted('2026-03-04'),
      accepted('2026-03-05'),
      noticed('2026-03-03'),
      noticed('2026-03-05'),
      noticed('2026-03-06', { notice: 2 }),
      decided('2026-03-04', { usedDays: 2, visits: 0 }),
      decided('2026-03-10', { usedDays: 6, visits: 1, corrections: 1 }),
      decided('2026-03-18', { usedDays: 12, withinPromise: false, visits: 2 }, { outcome: 'refused' }),
      decided('2026-03-31', { usedDays: 21, withinPromise: false, withinStatute: false, visits: 1, corrections: 2 }),
      withdrawn('2026-03-12', { usedDays: 5, visits: 3 }),
      notAccepted('2026-03-09', { ground: 'notRequired' }),
      notAccepted('2026-03-09'),
      delivered('2026-03-11', true),
      delivered('2026-03-30', false),
      cardThatStays,
      cardThatFell,
      revoked(cardThatFell, '2026-03-22'),
      matterRated({ level: 'verySatisfied' }),
      matterRated({ level: 'veryDissatisfied' }),
    ]);
    const figures: EfficiencyFigures = {
      received: 5,
      byChannel: { window: 2, web: 1, mobile: 1, post: 0, kiosk: 1, email: 0, fax: 0, phone: 0, other: 0 },
      online: { numerator: 2, denominator: 5, percent: 40 },
      accepted: 4,
      deemed: 1,
      closed: 7,
      byOutcome: {
        granted: 3,
        refused: 1,
        notAccepted: 1,
        notRequired: 1,
        withdrawn: 1,
        returned: 0,
        terminated: 0,
      },
      closedOfAccepted: { numerator: 7, denominator: 4, percent: 175 },
      withinPromise: { numerator: 2, denominator: 4, percent: 50 },
      withinStatute: { numerator: 3, denominator: 4, percent: 75 },
      workingDays: {
        cases: 4,
        days: 41,
        mean: 10.25,
        median: 6,
        p90: 21,
        ofPromised: { numerator: 41, denominator: 40, percent: 102.5 },
        ofStatutory: { numerator: 41, denominator: 80, percent: 51.25 },
      },
      calendarDays: {
        cases: 0,
        days: 0,
        mean: null,
        median: null,
        p90: null,
        ofPromised: { numerator: 0, denominator: 0, percent: null },
        ofStatutory: { numerator: 0, denominator: 0, percent: null },
      },
      correctionNotices: 3,
      corrected: { numerator: 2, denominator: 7, percent: 28.57 },
      withoutCorrection: { numerator: 5, denominator: 7, percent: 71.43 },
      visits: 9,
      visitsMean: 1.29,
      atMostOneVisit: { numerator: 5, denominator: 7, percent: 71.43 },
      delivered: 2,
      deliveredWithinLimit: { numerator: 1, denominator: 2, percent: 50 },
      cards: {
        warning: { effective: 0, revoked: 0 },
        yellow: { effective: 1, revoked: 0 },
        red: { effective: 0, revoked: 1 },
      },
      ratings: { verySatisfied: 1, satisfied: 0, fairlySatisfied: 0, dissatisfied: 0, veryDissatisfied: 1 },
    };
    expect(rows).toStrictEqual([{ department: 'planning', ...figures }]);
    expect(total).toStrictEqual(figures);
  });

  it('says null, never 100 %, where nothing is in the denominator', async () => {
    const figures = await march([]);
    const nothing = { numerator: 0, denominator: 0, percent: null };
    expect(figures).toMatchObject({
      online: nothing,
      closedOfAccepted: nothing,
      withinPromise: nothing,
      withinStatute: nothing,
      corrected: nothing,
      withoutCorrection: nothing,
      atMostOneVisit: nothing,
      visitsMean: null,
      deliveredWithinLimit: nothing,
      workingDays: { mean: null, median: null, p90: null, ofPromised: nothing, ofStatutory: nothing },
    });
  });

  it('closes withdrawn, returned and terminated cases outside both sides of the on-time shares', async () => {
    const figures = await march([withdrawn('2026-03-12', { withinPromise: false, withinStatute: false })]);
    expect(figures.closed).toBe(1);
    expect(figures.withinPromise.denominator).toBe(0);
    expect(figures.withinStatute.denominator).toBe(0);
    expect(figures.workingDays.cases).toBe(0);
  });

  it('asks no item for a statutory limit it has not', async () => {
    const figures = await march([decided('2026-03-10', { statutory: null, withinStatute: null })]);
    expect(figures.withinPromise.denominator).toBe(1);
    expect(figures.withinStatute.denominator).toBe(0);
    expect(figures.workingDays.ofStatutory.denominator).toBe(0);
  });

  it('never mixes working days and calendar days', async () => {
    const figures = await march([
      decided('2026-03-10', { usedDays: 6 }),
      decided('2026-03-11', { usedDays: 20, promised: { days: 30, unit: 'calendarDay' } }),
    ]);
    expect(figures.workingDays).toMatchObject({ cases: 1, days: 6 });
    expect(figures.calendarDays).toMatchObject({
      cases: 1,
      days: 20,
      ofPromised: { numerator: 20, denominator: 30 },
      ofStatutory: { numerator: 0, denominator: 0 },
    });
  });

  it('counts every fact in its own month', async () => {
    const events = [submitted('2026-02-28'), accepted('2026-03-02'), decided('2026-04-01')];
    const of = async (month: string) => {
      const { total } = await report(events, { period: { from: month, to: month } });
      return [total?.received, total?.accepted, total?.closed];
    };
    expect(await of('2026-02')).toStrictEqual([1, 0, 0]);
    expect(await of('2026-03')).toStrictEqual([0, 1, 0]);
    expect(await of('2026-04')).toStrictEqual([0, 0, 1]);
  });

  it('counts an acceptance by silence in the month of its receipt (行政许可法 art. 32(4))', async () => {
    const figures = await march([accepted('2026-03-31', { deemed: true })]);
    expect([figures.accepted, figures.deemed]).toStrictEqual([1, 1]);
  });

  it('takes an acceptance by silence back where a proof undoes it, from the month and holder it was counted for', async () => {
    const undoes = { on: '2026-02-27', holder: { department: 'planning', official: 'wang' } };
    const silence = accepted('2026-02-27', { deemed: true, holder: undoes.holder });
    const months = { period: { from: '2026-02', to: '2026-03' }, by: 'official' } as const;
    const accepting = await report([silence, accepted('2026-03-03', { replacesDeemed: true, undoes })], months);
    expect(accepting.rows.map(({ official, accepted: all, deemed }) => [official, all, deemed])).toStrictEqual([
      ['li', 1, 0],
      ['wang', 0, 0],
    ]);
    const noticing = await report([silence, noticed('2026-03-03', { replacesDeemed: true, undoes })], months);
    expect([noticing.total?.accepted, noticing.total?.deemed]).toStrictEqual([0, 0]);
    const refusing = await report([silence, notAccepted('2026-03-03', { replacesDeemed: true, undoes })], months);
    expect([refusing.total?.accepted, refusing.total?.deemed, refusing.total?.closed]).toStrictEqual([0, 0, 1]);
  });

  it('最多跑一次: counts a visit to collect the result in the month in which the case was closed', async () => {
    const closed = { on: '2026-03-10', holder: { department: 'planning', official: 'li' } };
    const events = [decided('2026-03-10', { visits: 1 }), visited('2026-04-02', { visit: 2, closed })];
    expect((await march(events.slice(0, 1))).atMostOneVisit).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await march(events)).toMatchObject({ visits: 2, atMostOneVisit: { numerator: 0, denominator: 1 } });
    expect((await report(events, { period: { from: '2026-04', to: '2026-04' } })).rows).toStrictEqual([]);
  });

  it('leaves visits before the closing to the closing', async () => {
    expect((await march([visited('2026-03-02'), decided('2026-03-10', { visits: 1 })])).visits).toBe(1);
  });
});

describe('cards in a report', () => {
  const cards = async (events: readonly CountedEvent[], month = '2026-03') =>
    (await report(events, { period: { from: month, to: month } })).total?.cards;

  it('count in the month in which they fell, whenever they were issued or revoked', async () => {
    const late = carded('2026-03-31', { issuedOn: '2026-04-02' });
    expect((await cards([late]))?.yellow).toStrictEqual({ effective: 1, revoked: 0 });
    expect((await cards([late, revoked(late, '2026-05-06')]))?.yellow).toStrictEqual({ effective: 0, revoked: 1 });
    expect((await cards([late, revoked(late, '2026-05-06')], '2026-05'))?.yellow).toStrictEqual({
      effective: 0,
      revoked: 0,
    });
  });

  it('stay in their level when a higher one takes their place', async () => {
    const events = [carded('2026-03-10'), carded('2026-03-20', { cardId: 'k2', level: 'red', supersedes: 'k1' })];
    expect(await cards(events)).toMatchObject({ yellow: { effective: 1 }, red: { effective: 1 } });
  });

  it('count only once a person has confirmed them, where one has to', async () => {
    const pending = carded('2026-03-10', { level: 'red', status: 'pending' });
    const fact = cardFact('2026-03-10', { level: 'red' });
    const confirmed: CountedEvent = {
      type: 'CardConfirmed',
      data: { ...fact, confirmedBy: 'k', confirmedAt: '', confirmedOn: '2026-04-01', reason: '', supersedes: null },
    };
    expect((await cards([pending]))?.red).toStrictEqual({ effective: 0, revoked: 0 });
    expect((await cards([pending, confirmed]))?.red).toStrictEqual({ effective: 1, revoked: 0 });
    expect((await cards([pending, revoked(pending, '2026-03-12', true)]))?.red).toStrictEqual({
      effective: 0,
      revoked: 0,
    });
    expect((await cards([pending, confirmed, revoked(pending, '2026-04-12')]))?.red).toStrictEqual({
      effective: 0,
      revoked: 1,
    });
  });

  it('move with a limit that moved and is still broken', async () => {
    const issued = carded('2026-03-31');
    const moved = (wasPending: boolean): CountedEvent => ({
      type: 'CardRecomputed',
      data: {
        ...cardFact('2026-04-02', { official: 'wang' }),
        computation: issued.data.computation,
        before: { breachedAt: issued.data.breachedAt, breachedOn: '2026-03-31', official: 'li' },
        wasPending,
        reason: 'a holiday was declared',
        recomputedAt: '2026-04-01T04:00:00.000Z',
        recomputedOn: '2026-04-01',
      },
    });
    expect((await cards([issued, moved(false)]))?.yellow.effective).toBe(0);
    expect((await cards([issued, moved(false)], '2026-04'))?.yellow.effective).toBe(1);
    const pending = carded('2026-03-31', { status: 'pending' });
    expect((await cards([pending, moved(true)]))?.yellow.effective).toBe(0);
    expect((await cards([pending, moved(true)], '2026-04'))?.yellow.effective).toBe(0);
  });

  it('are counted by rule and level in a report of their own', async () => {
    const events = [
      carded('2026-03-10'),
      carded('2026-03-10', { rule: 'step', department: 'fire', official: null }),
      carded('2026-03-11', { rule: 'step', department: 'fire', official: null }),
    ];
    const handler = new ReportCardsHandler(await storeOf(events));
    const { rows, total } = await handler.execute(new ReportCards(wish({ by: 'official' })));
    const none = { effective: 0, revoked: 0 };
    const yellow = (effective: number) => ({ warning: none, yellow: { effective, revoked: 0 }, red: none });
    expect(rows.map(({ department, official, cards: all }) => [department, official, all])).toStrictEqual([
      ['fire', null, yellow(2)],
      ['planning', 'li', yellow(1)],
    ]);
    expect(total).toStrictEqual({
      cards: yellow(3),
      byRule: {
        case: yellow(1),
        firstCheck: yellow(0),
        step: yellow(2),
        suspension: yellow(0),
        suspensionNotice: yellow(0),
        delivery: yellow(0),
      },
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
  const received = async (change: Partial<ReportWish>) =>
    (await report(events, change)).rows.map(({ received: count, region, department, official, item }) => ({
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
      const { rows, total } = await report(events, { scope, by });
      expect(rows.reduce((sum, row) => sum + row.received, 0)).toBe(2);
      expect(total?.received).toBe(2);
    }
    const inRegion = await report(events, { scope: { department: null, region: '3702' } });
    expect(inRegion.rows.map(({ department }) => department)).toStrictEqual(['water']);
  });

  it('narrows down to a department or a region', async () => {
    expect(await received({ department: 'planning', by: 'item' })).toMatchObject([{ item: 'i1', count: 2 }]);
    expect(await received({ region: '3702', by: 'item' })).toMatchObject([{ item: 'i2', count: 2 }]);
  });

  it('comes in pages, each row whole', async () => {
    const all = Array.from({ length: 3 }, (_, month) =>
      ['a', 'b', 'c'].map((department) => submitted(`2026-0${month + 1}-05`, { department })),
    ).flat();
    const year = { period: { from: '2026-01', to: '2026-12' }, limit: 2 };
    const first = await report(all, year);
    expect(first.rows.map(({ department, received: count }) => [department, count])).toStrictEqual([
      ['a', 3],
      ['b', 3],
    ]);
    expect(first.total?.received).toBe(9);
    const second = await report(all, { ...year, ...(first.next && { after: first.next }) });
    expect(second.rows.map(({ department, received: count }) => [department, count])).toStrictEqual([['c', 3]]);
    expect(second.total).toBeNull();
    expect(second.next).toBeNull();
  });

  it('keeps levels of fewer than five ratings from the rated', async () => {
    const four = Array.from({ length: 4 }, () => matterRated());
    expect((await report(four, {}, 'rated')).total?.ratings).toBeNull();
    expect((await report(four)).total?.ratings?.satisfied).toBe(4);
    expect((await report([...four, matterRated()], {}, 'rated')).total?.ratings?.satisfied).toBe(5);
  });

  it('counts a closing for whoever held the case, not for who signed', async () => {
    const holder = { department: 'planning', official: 'wang' };
    const { rows } = await report([decided('2026-03-10', { holder }, { officer: 'zhao' })], { by: 'official' });
    expect(rows.map(({ official, closed }) => [official, closed])).toStrictEqual([['wang', 1]]);
    expect(closing().holder.official).toBe('li');
  });
});
