import {
  actTimes,
  at,
  contextFor,
  eventsAfter,
  requestCorrection,
  submit,
  submitCorrectionLate,
} from '@sealtrail/applications/testing';
import type { RatingVoided } from '@sealtrail/ratings/events';
import { LoopStory, loopActs, matterRated } from '@sealtrail/ratings/testing';
import {
  accepted,
  carded,
  decided,
  delivered,
  limitPassed,
  monthsOf,
  notAccepted,
  noticed,
  passing,
  reportOf,
  revoked,
  submitted,
  visited,
  withdrawn,
} from '../testing';
import type { EfficiencyFigures } from './efficiency-report';
import type { CountedEvent } from './event-counts';

const march = async (events: readonly CountedEvent[]): Promise<EfficiencyFigures> => {
  const { total } = await reportOf(events);
  if (total === null) throw new Error('the first page has a total');
  return total;
};

const ratingVoided = (given: Parameters<typeof matterRated>[0]): RatingVoided => {
  const voided = new LoopStory(given).when(loopActs.annul('2026-04-01')).facts.at(-1);
  if (voided?.type !== 'RatingVoided') throw new Error('nothing was voided');
  return voided;
};

describe('the efficiency report', () => {
  it('comes out by hand for a month of one department', async () => {
    const cardThatStays = carded('2026-03-20', { level: 'yellow' });
    const cardThatFell = carded('2026-03-21', { level: 'red' });
    const { rows, total } = await reportOf([
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
      limitPassed('2026-03-16'),
      decided('2026-03-18', { usedDays: 12, withinPromise: false, visits: 2 }, { outcome: 'refused' }),
      limitPassed('2026-03-30', { basis: 'statutory' }),
      limitPassed('2026-03-16'),
      decided('2026-03-31', {
        usedDays: 21,
        withinPromise: false,
        withinStatute: false,
        visits: 1,
        corrections: 2,
        passed: [passing('2026-03-16'), passing('2026-03-30', { basis: 'statutory' })],
      }),
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
      // 作废: it is in no figure any more; a slip's was in none.
      matterRated({ level: 'dissatisfied' }),
      ratingVoided({ level: 'dissatisfied' }),
      ratingVoided({ level: 'dissatisfied', channelHeldByUnit: true }),
    ]);
    const figures: EfficiencyFigures = {
      received: 5,
      byChannel: { window: 2, web: 1, mobile: 1, post: 0, kiosk: 1, email: 0, fax: 0, phone: 0, other: 0 },
      materialsMean: { numerator: 10, denominator: 5, mean: 2 },
      spotChecked: { numerator: 0, denominator: 4, percent: 0 },
      spotChecksConforming: { numerator: 0, denominator: 0, percent: null },
      stepsMean: { numerator: 5, denominator: 5, mean: 1 },
      online: { numerator: 2, denominator: 5, percent: 40 },
      accepted: 4,
      deemed: 1,
      firstChecksInTime: { numerator: 0, denominator: 0, percent: null },
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
      dueWithinPromise: { numerator: 2, denominator: 4, percent: 50 },
      dueWithinStatute: { numerator: 3, denominator: 4, percent: 75 },
      withinPromise: { numerator: 2, denominator: 4, percent: 50 },
      withinStatute: { numerator: 3, denominator: 4, percent: 75 },
      withinPromiseIfBranchesKept: { numerator: 0, denominator: 0, percent: null },
      withinStatuteIfBranchesKept: { numerator: 0, denominator: 0, percent: null },
      feedbackInTime: { numerator: 0, denominator: 0, percent: null },
      openOverdue: { promised: 1, statutory: 0 },
      workingDays: {
        cases: 4,
        days: 41,
        mean: 10.25,
        median: 6,
        p90: 21,
        ofPromised: { numerator: 41, denominator: 40, percent: 102.5 },
        ofStatutory: { numerator: 41, denominator: 80, percent: 51.25 },
        promisedSpeedup: { numerator: -1, denominator: 40, percent: -2.5 },
        statutorySpeedup: { numerator: 39, denominator: 80, percent: 48.75 },
        limitCompression: { numerator: 40, denominator: 80, percent: 50 },
        byApplicant: { numerator: 0, denominator: 0, percent: null },
        byPauses: { numerator: 0, denominator: 0, percent: null },
        byHolders: { numerator: 0, denominator: 0, percent: null },
      },
      calendarDays: {
        cases: 0,
        days: 0,
        mean: null,
        median: null,
        p90: null,
        ofPromised: { numerator: 0, denominator: 0, percent: null },
        ofStatutory: { numerator: 0, denominator: 0, percent: null },
        promisedSpeedup: { numerator: 0, denominator: 0, percent: null },
        statutorySpeedup: { numerator: 0, denominator: 0, percent: null },
        limitCompression: { numerator: 0, denominator: 0, percent: null },
        byApplicant: { numerator: 0, denominator: 0, percent: null },
        byPauses: { numerator: 0, denominator: 0, percent: null },
        byHolders: { numerator: 0, denominator: 0, percent: null },
      },
      correctionNotices: 3,
      corrected: { numerator: 2, denominator: 7, percent: 28.57 },
      withoutCorrection: { numerator: 5, denominator: 7, percent: 71.43 },
      visits: 9,
      visitsMean: { numerator: 9, denominator: 7, mean: 1.29 },
      correctionsMean: { numerator: 3, denominator: 7, mean: 0.43 },
      instant: { numerator: 0, denominator: 7, percent: 0 },
      fullyOnline: { numerator: 0, denominator: 7, percent: 0 },
      early: { numerator: 2, denominator: 4, percent: 50 },
      atMostOneVisit: { numerator: 5, denominator: 7, percent: 71.43 },
      delivered: 2,
      deliveredWithinLimit: { numerator: 1, denominator: 2, percent: 50 },
      cards: {
        warning: { effective: 0, revoked: 0 },
        yellow: { effective: 1, revoked: 0 },
        red: { effective: 0, revoked: 1 },
      },
      warningsConverted: { numerator: 0, denominator: 0, percent: null },
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
      dueWithinPromise: nothing,
      dueWithinStatute: nothing,
      withinPromise: nothing,
      withinStatute: nothing,
      corrected: nothing,
      withoutCorrection: nothing,
      atMostOneVisit: nothing,
      visitsMean: { numerator: 0, denominator: 0, mean: null },
      correctionsMean: { numerator: 0, denominator: 0, mean: null },
      deliveredWithinLimit: nothing,
      warningsConverted: nothing,
      workingDays: { mean: null, median: null, p90: null, ofPromised: nothing, ofStatutory: nothing },
    });
  });

  it('counts an incomplete file that the item sends back as returned (退件), like the case itself', async () => {
    const { byOutcome } = await march([notAccepted('2026-03-09', { ground: 'incomplete' })]);
    expect(byOutcome).toMatchObject({ returned: 1, notAccepted: 0 });
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
      const { total } = await reportOf(events, { period: monthsOf(month) });
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
    const months = { period: monthsOf('2026-02', '2026-03'), by: 'official' } as const;
    const accepting = await reportOf([silence, accepted('2026-03-03', { replacesDeemed: true, undoes })], months);
    expect(accepting.rows.map(({ official, accepted: all, deemed }) => [official, all, deemed])).toStrictEqual([
      ['li', 1, 0],
      ['wang', 0, 0],
    ]);
    const noticing = await reportOf([silence, noticed('2026-03-03', { replacesDeemed: true, undoes })], months);
    expect([noticing.total?.accepted, noticing.total?.deemed]).toStrictEqual([0, 0]);
    const refusing = await reportOf([silence, notAccepted('2026-03-03', { replacesDeemed: true, undoes })], months);
    expect([refusing.total?.accepted, refusing.total?.deemed, refusing.total?.closed]).toStrictEqual([0, 0, 1]);
  });

  it('takes a closing by timer out, with the visits paid since, where a corrected set had come in time', async () => {
    const visit = { department: 'planning', officer: 'li', purpose: null };
    const facts = eventsAfter(
      contextFor(),
      submit(at('2026-02-26')),
      requestCorrection(['form'], at('2026-02-26'), { deadline: { days: 1, unit: 'workingDay' } }),
      { type: 'RecordVisit', data: { ...actTimes(at('2026-03-02')), ...visit } },
      submitCorrectionLate(at('2026-02-27'), at('2026-03-03'), 'form'),
    ) as readonly CountedEvent[];
    expect(facts.map(({ type }) => type)).toContain('ApplicationReopened');
    const { total } = await reportOf(facts, { period: monthsOf('2026-02', '2026-03') });
    expect(total).toMatchObject({ closed: 0, byOutcome: { returned: 0 }, visits: 0, correctionNotices: 1 });
  });

  it('counts the first checks apart, those of cases that are not accepted too, and takes back what a proof undoes', async () => {
    const held = (on: string, kept: boolean) => ({ on, holder: { department: 'hall', official: null }, kept });
    const silent = { deemed: true, check: held('2026-03-09', false) };
    const events = [
      accepted('2026-03-03', { check: held('2026-03-03', true) }),
      noticed('2026-03-04', { check: held('2026-03-04', true) }),
      notAccepted('2026-03-05', { check: held('2026-03-05', true) }),
      accepted('2026-03-02', silent),
    ];
    expect((await march(events)).firstChecksInTime).toEqual({ numerator: 3, denominator: 4, percent: 75 });
    const undoes = { on: '2026-03-02', holder: { department: 'planning', official: 'li' }, check: silent.check };
    const proved = accepted('2026-03-06', { replacesDeemed: true, undoes, check: held('2026-03-06', true) });
    expect((await march([...events, proved])).firstChecksInTime).toEqual({
      numerator: 4,
      denominator: 4,
      percent: 100,
    });
    const { rows } = await reportOf([...events, proved], { by: 'official' });
    expect(rows.find(({ department }) => department === 'hall')?.firstChecksInTime.numerator).toBe(4);
  });

  it('最多跑一次: counts a visit to collect the result in the month in which the case was closed', async () => {
    const closed = { on: '2026-03-10', holder: { department: 'planning', official: 'li' } };
    const events = [decided('2026-03-10', { visits: 1 }), visited('2026-04-02', { visit: 2, closed })];
    expect((await march(events.slice(0, 1))).atMostOneVisit).toMatchObject({ numerator: 1, denominator: 1 });
    expect(await march(events)).toMatchObject({ visits: 2, atMostOneVisit: { numerator: 0, denominator: 1 } });
    expect((await reportOf(events, { period: monthsOf('2026-04') })).rows).toStrictEqual([]);
  });

  it('leaves visits before the closing to the closing', async () => {
    expect((await march([visited('2026-03-02'), decided('2026-03-10', { visits: 1 })])).visits).toBe(1);
  });
});
