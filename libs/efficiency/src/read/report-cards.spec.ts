import { written } from '@sealtrail/event-sourcing';
import { carded, cardFact, cardReportOf, explained, feedbackOverdue, monthsOf, reportOf, revoked } from '../testing';
import type { CountedEvent } from './event-counts';

describe('cards in a report', () => {
  const cards = async (events: readonly CountedEvent[], month = '2026-03') =>
    (await reportOf(events, { period: monthsOf(month) })).total?.cards;

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
    const events = [carded('2026-03-10'), carded('2026-03-20', { cardId: 'k2', level: 'red', supersedes: ['k1'] })];
    expect(await cards(events)).toMatchObject({ yellow: { effective: 1 }, red: { effective: 1 } });
  });

  it('leave the figures where a warning has lapsed: it was none', async () => {
    const warning = carded('2026-03-10', { level: 'warning' });
    const lapsed: CountedEvent = {
      type: 'WarningLapsed',
      data: {
        ...cardFact('2026-03-10', { level: 'warning' }),
        reason: [],
        wasResolved: false,
        lapsedAt: '',
        lapsedOn: '2026-03-12',
      },
    };
    expect((await cards([warning]))?.warning).toStrictEqual({ effective: 1, revoked: 0 });
    expect((await cards([warning, lapsed]))?.warning).toStrictEqual({ effective: 0, revoked: 0 });
  });

  it('have their feedback in time, or on the last day of its limit not (反馈及时率)', async () => {
    const share = async (events: readonly CountedEvent[], month = '2026-03') =>
      (await reportOf(events, { period: monthsOf(month) })).total?.feedbackInTime;
    expect(await share([explained('2026-03-06', false), feedbackOverdue('2026-03-09')])).toStrictEqual({
      numerator: 1,
      denominator: 2,
      percent: 50,
    });
    // What comes after its limit had fallen due with it, and an appeal is decided by the body, not by the unit.
    const told = [
      feedbackOverdue('2026-03-31'),
      explained('2026-04-02', true),
      feedbackOverdue('2026-04-03', 'appealDecision'),
    ];
    expect(await share(told)).toMatchObject({ numerator: 0, denominator: 1 });
    expect(await share([...told, explained('2026-04-04', null)], '2026-04')).toMatchObject({ denominator: 0 });
  });

  describe('as warnings (预警转化率)', () => {
    const fact = (cardId: string) => cardFact('2026-03-10', { level: 'warning', cardId });
    const resolvedOne = (cardId: string): CountedEvent => ({
      type: 'WarningResolved',
      data: { ...fact(cardId), endedAt: '', resolvedAt: '', resolvedOn: '2026-03-12' },
    });
    const converted = (cardId: string, wasResolved = false): CountedEvent => ({
      type: 'WarningConverted',
      data: { ...fact(cardId), by: 'y1', wasResolved, convertedAt: '', convertedOn: '2026-04-12' },
    });
    const undone = (cardId: string, wasResolved = false): CountedEvent => ({
      type: 'WarningConversionUndone',
      data: { ...fact(cardId), wasResolved, undoneAt: '', undoneOn: '2026-04-13' },
    });
    const lapsed = (cardId: string, wasResolved: boolean): CountedEvent => ({
      type: 'WarningLapsed',
      data: { ...fact(cardId), reason: [], wasResolved, lapsedAt: '', lapsedOn: '2026-03-12' },
    });
    const share = async (events: readonly CountedEvent[], month = '2026-03') =>
      (await reportOf(events, { period: monthsOf(month) })).total?.warningsConverted;

    it('count those that came to a card, of these and the resolved, in the month in which the warning fell', async () => {
      const events = [resolvedOne('a'), resolvedOne('b'), converted('c')];
      expect(await share(events)).toStrictEqual({ numerator: 1, denominator: 3, percent: 33.33 });
      expect(await share(events, '2026-04')).toStrictEqual({ numerator: 0, denominator: 0, percent: null });
    });

    it('leave lapsed ones out of both sides', async () => {
      expect(await share([lapsed('a', false), converted('b')])).toMatchObject({ numerator: 1, denominator: 1 });
      expect(await share([resolvedOne('a'), lapsed('a', true)])).toStrictEqual({
        numerator: 0,
        denominator: 0,
        percent: null,
      });
    });

    it('count one once, whatever becomes of it', async () => {
      const once = [resolvedOne('a'), converted('a', true)];
      expect(await share(once)).toMatchObject({ numerator: 1, denominator: 1 });
      expect(await share([...once, undone('a', true)])).toMatchObject({ numerator: 0, denominator: 1 });
      expect(await share([converted('b'), undone('b')])).toMatchObject({ denominator: 0, percent: null });
    });

    it('stand in the report of cards too', async () => {
      const warned = (cardId: string) => carded('2026-03-10', { level: 'warning', cardId });
      const report = await cardReportOf([warned('a'), resolvedOne('a'), warned('b'), converted('b')]);
      expect(report.total?.warningsConverted).toMatchObject({ numerator: 1, denominator: 2 });
    });
  });

  it('count only once a person has confirmed them, where one has to', async () => {
    const pending = carded('2026-03-10', { level: 'red', status: 'pending' });
    const fact = cardFact('2026-03-10', { level: 'red' });
    const confirmed: CountedEvent = {
      type: 'CardConfirmed',
      data: {
        ...fact,
        confirmedBy: 'k',
        confirmedAt: '',
        confirmedOn: '2026-04-01',
        reason: written(''),
        supersedes: [],
        supersededBy: null,
      },
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
        before: { breachedAt: issued.data.breachedAt, fellOn: '2026-03-31', official: 'li' },
        wasPending,
        reason: [],
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
      carded('2026-03-10', { cardId: 'k2', rule: 'step', department: 'fire', official: null }),
      carded('2026-03-11', { cardId: 'k3', rule: 'step', department: 'fire', official: null }),
    ];
    const { rows, total } = await cardReportOf(events, { by: 'official' });
    const none = { effective: 0, revoked: 0 };
    const yellow = (effective: number) => ({ warning: none, yellow: { effective, revoked: 0 }, red: none });
    expect(rows.map(({ department, official, cards: all }) => [department, official, all])).toStrictEqual([
      ['fire', null, yellow(2)],
      ['planning', 'li', yellow(1)],
    ]);
    expect(total).toMatchObject({
      all: 3,
      byStatus: { issued: 3, pending: 0 },
      cards: yellow(3),
      warningsConverted: { numerator: 0, denominator: 0, percent: null },
      byRule: {
        case: yellow(1),
        firstCheck: yellow(0),
        secondNotice: yellow(0),
        lateNotice: yellow(0),
        materialBeyondList: yellow(0),
        step: yellow(2),
        suspension: yellow(0),
        suspensionNotice: yellow(0),
        delivery: yellow(0),
        feedbackLate: yellow(0),
      },
    });
  });
});
