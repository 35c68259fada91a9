import { nationalCalendar } from '@sealtrail/calendar/testing';
import { policies } from '@sealtrail/policy/events';
import {
  accept,
  at,
  contextFor,
  endSuspension,
  giveOpinion,
  jointItem,
  outcome,
  proof,
  recordedEventsAfter,
  refuse,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { ledgerOf } from './ledger-fold';
import { splitOfCase, splitOfClock } from './time-split';

/**
 * "Without proof it counts from its recording where it would … undo a card that has fallen": of the case as of its branches. The water branch has
 * 3 working days from Monday 2 March, to Thursday 5 March, the fire branch 5, to Monday 9 March; the case is promised in 13, by Thursday 19 March.
 */
describe('the end of a review that is reported late, after a limit of one of its branches', () => {
  const context = contextFor(jointItem);
  const past = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
  const usedDays = (told: readonly ApplicationCommand[], last: ApplicationCommand) => {
    const facts = outcome(context, told, last);
    if (typeof facts === 'string') return facts;
    return facts.flatMap((fact) => (fact.type === 'DecisionMade' ? [fact.data.closing] : []))[0];
  };

  it('counts from its report, for the case too', () => {
    const told = refuse(at('2026-03-04'), { now: at('2026-03-12') });
    expect(usedDays(past, told)).toMatchObject({ usedDays: 8, withinPromise: true, withinStatute: true });
  });

  it.each([
    ['reported before any of them has ended', { now: at('2026-03-05') }],
    ['proved', { now: at('2026-03-12'), proofOfService: proof(at('2026-03-04')) }],
  ])('%s, counts from when it happened', (_, change) => {
    expect(usedDays(past, refuse(at('2026-03-04'), change))).toMatchObject({ usedDays: 2 });
  });

  it('after opinions given in time, avoids none of them', () => {
    const given = [...past, giveOpinion('fire', at('2026-03-03')), giveOpinion('water', at('2026-03-03'))];
    // The next stage has 8 working days from Tuesday 3 March: to Friday 13 March.
    expect(usedDays(given, refuse(at('2026-03-04'), { now: at('2026-03-12') }))).toMatchObject({ usedDays: 2 });
    expect(usedDays(given, refuse(at('2026-03-04'), { now: at('2026-03-16') }))).toMatchObject({ usedDays: 10 });
  });

  it('reported after a procedure of one branch, gives the other its days without them', () => {
    const paused = [...past, startSuspension(at('2026-03-03'), { branch: 'water', department: 'water' })];
    const resumed = [...paused, endSuspension(at('2026-03-05'), { department: 'water' })];
    // The water branch has until Monday 9 March too.
    expect(usedDays(resumed, refuse(at('2026-03-06'), { now: at('2026-03-09') }))).toMatchObject({ usedDays: 2 });
    expect(usedDays(resumed, refuse(at('2026-03-06'), { now: at('2026-03-10') }))).toMatchObject({ usedDays: 4 });
  });

  describe('under a policy whose step cards are due days after a limit', () => {
    const graced = (graceDays: number) => {
      const [shipped] = policies();
      const rules = { ...shipped.rules, step: { yellow: { graceDays } } };
      return contextFor(jointItem, { policies: [{ ...shipped, rules }] });
    };
    const fireAgreed = [...past, giveOpinion('fire', at('2026-03-03'))];
    const closingOf = (context: ApplicationDecisionContext, last: ApplicationCommand) =>
      recordedEventsAfter(context, ...fireAgreed, last).flatMap((fact) =>
        fact.type === 'DecisionMade' ? [fact.data.closing] : [],
      )[0];

    // The water branch had until Thursday 5 March; its card is due at the end of Monday 9 March.
    it.each([
      ['2026-03-09', 4],
      ['2026-03-10', 6],
    ])(
      'a decision of 6 March that is reported on %s has used %s days: no card is avoided without proof',
      (told, days) => {
        const last = refuse(at('2026-03-06'), { now: at(told) });
        expect(closingOf(graced(2), last)).toMatchObject({ usedDays: days });
        const ledger = ledgerOf(recordedEventsAfter(graced(2), ...fireAgreed, last));
        const water = ledger.clocks.filter(({ id }) => id === 'branch:water');
        expect(water.map((branch) => splitOfClock(ledger, branch, nationalCalendar, at('2026-06-01')).days)).toEqual([
          days,
        ]);
      },
    );

    it.each([
      ['2026-03-09', 4],
      ['2026-03-10', 6],
    ])('an opinion of 6 March that is reported on %s has used %s days', (told, days) => {
      const last = giveOpinion('water', at('2026-03-06'), { now: at(told) });
      expect(outcome(graced(2), fireAgreed, last)).toContainEqual(
        expect.objectContaining({
          type: 'OpinionGiven',
          data: expect.objectContaining({ usedDays: days, withinLimit: false }),
        }),
      );
    });

    it('avoids no card once the promised limit of the case has ended', () => {
      // Promised by Thursday 19 March; the water branch’s days of grace end on Tuesday 24 March.
      const last = refuse(at('2026-03-20'), { now: at('2026-03-26') });
      expect(closingOf(graced(13), last)).toMatchObject({ usedDays: 14 });
    });
  });

  it('gives the branches the days that the case has', () => {
    const told = refuse(at('2026-03-04'), { now: at('2026-03-12') });
    const ledger = ledgerOf(recordedEventsAfter(context, ...past, told));
    const now = at('2026-06-01');
    expect(splitOfCase(ledger, nationalCalendar, now)).toMatchObject({ to: '2026-03-12', days: 8 });
    const branches = ledger.clocks.filter(({ kind }) => kind === 'branch');
    expect(branches.map((branch) => splitOfClock(ledger, branch, nationalCalendar, now).days)).toEqual([8, 8]);
  });
});
