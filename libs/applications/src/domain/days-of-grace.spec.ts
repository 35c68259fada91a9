import { type Effect, fold } from '@sealtrail/event-sourcing';
import { type Policy, policies, rulesOfProfile } from '@sealtrail/policy/events';
import {
  accept,
  at,
  contextFor,
  endSuspension,
  extend,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuse,
  startSuspension,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationDecisionContext } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { effectOf } from './effect';

/** Effect of the last of these commands. */
function effect(context: ApplicationDecisionContext, ...told: readonly ApplicationCommand[]): Effect {
  const past = recordedEventsAfter(context, ...told.slice(0, -1));
  const own = recordedEventsAfter(context, ...told).slice(past.length);
  return effectOf({ before: fold(applicationDecider, past), ownEvents: own });
}

const byRules = (change: Partial<Policy['rules']>) => {
  const shipped = policies()[0];
  return { policies: [{ ...shipped, rules: { ...shipped.rules, ...change } }] } as const;
};

const byPolicy = (change: Partial<Policy>) => ({ policies: [{ ...policies()[0], ...change }] as const });
const elapsed = byPolicy({ clock: { countMode: 'elapsed', offHours: 'legalInstant', hours: [] } });

const item = { ...promisedItem, materials: [] };
const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
/** The end of something that has outlasted its limit, within the days of grace: reported within them, and after them, when its card was due. */
type Late = readonly [
  what: string,
  context: ApplicationDecisionContext,
  past: readonly ApplicationCommand[],
  end: (change: { readonly now: string; readonly proofOfService?: ReturnType<typeof proof> }) => ApplicationCommand,
  happened: string,
  last: string,
  limit: { readonly clock: string; readonly basis: 'promised' | 'statutory' },
];

const promised = { clock: 'case', basis: 'promised' } as const;
const statutory = { clock: 'case', basis: 'statutory' } as const;
const withoutStatute = contextFor({ ...item, statutory: null });
const mild = { case: { ...policies()[0].rules.case, red: { limit: 'statutory', graceDays: 2 } } } as const;
const fire = { clock: 'branch:fire', basis: 'promised' } as const;
const stepByGrace = byRules({ step: { yellow: { graceDays: 2 } } });

const cases: readonly Late[] = [
  // Promised by Monday 16 March; without a statutory limit the red card is due five working days later, on Monday 23 March.
  [
    'a decision',
    withoutStatute,
    accepted,
    (change) => grant(at('2026-03-18'), change),
    '2026-03-18',
    '2026-03-23',
    promised,
  ],
  [
    'a withdrawal',
    withoutStatute,
    accepted,
    (change) => withdraw(at('2026-03-18'), change),
    '2026-03-18',
    '2026-03-23',
    promised,
  ],
  // By law 20 working days, to Monday 30 March.
  [
    'a decision after the days of the law',
    contextFor(item, byRules(mild)),
    accepted,
    (change) => grant(at('2026-03-31'), change),
    '2026-03-31',
    '2026-04-01',
    statutory,
  ],
  // Announced for three working days from Wednesday 4 March, to Monday 9 March.
  [
    'the end of a procedure',
    contextFor(item),
    [...accepted, startSuspension(at('2026-03-04'), { expected: workingDays(3) })],
    (change) => endSuspension(at('2026-03-10'), change),
    '2026-03-10',
    '2026-03-10',
    { clock: 'suspension:1', basis: 'promised' },
  ],
  // The fire branch has five working days, to Monday 9 March.
  [
    'an opinion',
    contextFor(jointItem, stepByGrace),
    accepted,
    (change) => giveOpinion('fire', at('2026-03-10'), change),
    '2026-03-10',
    '2026-03-11',
    fire,
  ],
  [
    'a decision on an open branch',
    contextFor(jointItem, stepByGrace),
    [...accepted, giveOpinion('water', at('2026-03-03'))],
    (change) => refuse(at('2026-03-10'), change),
    '2026-03-10',
    '2026-03-11',
    fire,
  ],
  // The start day is day 1: accepted Monday 2 March at 11:00, the card is due on Friday 13 March at 11:00, three days before the promised limit ends.
  [
    'a decision in time by law, where the policy counts the start day',
    contextFor(item, elapsed),
    accepted,
    (change) => grant(at('2026-03-13'), change),
    '2026-03-13',
    '2026-03-13',
    promised,
  ],
  // Announced for three working days from Wednesday 4 March at 10:00: to Friday 6 March at 10:00.
  [
    'the end of a procedure, where the policy counts its start day',
    contextFor(item, elapsed),
    [...accepted, startSuspension(at('2026-03-04'), { expected: workingDays(3) })],
    (change) => endSuspension(at('2026-03-05'), change),
    '2026-03-05',
    '2026-03-06',
    { clock: 'suspension:1', basis: 'promised' },
  ],
  // The fire branch: to Friday 6 March at 11:00.
  [
    'an opinion, where the policy counts the start day',
    contextFor(jointItem, elapsed),
    accepted,
    (change) => giveOpinion('fire', at('2026-03-06'), change),
    '2026-03-06',
    '2026-03-06',
    fire,
  ],
  // Yellow at 90 % of ten days: with Friday 13 March.
  [
    'a decision before the promise ends, where the yellow card falls before it',
    contextFor(item, byPolicy(rulesOfProfile('yulin'))),
    accepted,
    (change) => grant(at('2026-03-12'), change),
    '2026-03-12',
    '2026-03-13',
    promised,
  ],
];

const dayAfter = (date: string) => at(new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10));

describe('an end before the card of a limit is due that is reported after it', () => {
  it.each(cases)('%s counts from its report, and says so', (_, context, past, end, happened, last, limit) => {
    expect(effect(context, ...past, end({ now: at(last) }))).toMatchObject({ kind: 'applied' });
    const late = end({ now: dayAfter(last) });
    expect(effect(context, ...past, late)).toEqual({ kind: 'partly', reason: 'countsFromReport', limits: [limit] });
    const proved = end({ now: dayAfter(last), proofOfService: proof(at(happened)) });
    expect(effect(context, ...past, proved)).toMatchObject({ kind: 'applied' });
  });

  it('a delivery counts from the service that its proof shows', () => {
    // Ten working days from Tuesday 3 March, to Tuesday 17 March.
    const context = contextFor(item, byRules({ delivery: { yellow: { promiseDays: 3 }, red: { graceDays: 1 } } }));
    const served = (day: string): ApplicationCommand => ({
      type: 'DeliverResult',
      data: { ...officialAct(at('2026-03-18'), { now: at('2026-03-20') }), proofOfService: proof(at(day)) },
    });
    const granted = [...accepted, grant(at('2026-03-03'))];
    expect(effect(context, ...granted, served('2026-03-18'))).toMatchObject({ kind: 'applied' });
    expect(effect(context, ...granted, served('2026-03-19'))).toEqual({
      kind: 'partly',
      reason: 'countsFromService',
      limits: [{ clock: 'delivery', basis: 'statutory' }],
    });
  });

  it('counts as reported where no card is due: the policy does not supervise the rule', () => {
    const issue = { ...policies()[0].issue, case: 'off', step: 'off', suspension: 'off' } as const;
    const told = grant(at('2026-03-18'), { now: at('2026-03-25') });
    const unsupervised = contextFor({ ...item, statutory: null }, byPolicy({ issue }));
    expect(effect(unsupervised, ...accepted, told)).toMatchObject({ kind: 'applied' });
    const rules = { ...policies()[0].rules, step: { yellow: { graceDays: 2 } } };
    const opinion = giveOpinion('fire', at('2026-03-10'), { now: at('2026-03-12') });
    expect(effect(contextFor(jointItem, byPolicy({ issue, rules })), ...accepted, opinion)).toMatchObject({
      kind: 'applied',
    });
  });

  it('names a limit once, even if it also ended in between', () => {
    const told = grant(at('2026-03-13'), { now: at('2026-03-25') });
    expect(effect(withoutStatute, ...accepted, told)).toMatchObject({ limits: [promised] });
  });

  it('is not mentioned where the card was due before the limit was extended', () => {
    // Promised by 16 March, carded with 17 March; extended to 19 March, with a day of grace to 20 March.
    const { rules: shipped } = policies()[0];
    const yellow = { limit: 'promised', graceDays: 1, before: null } as const;
    const both = contextFor(
      item,
      byPolicy({ rules: { ...shipped, case: { ...shipped.case, yellow } }, extensionMoves: 'both' }),
    );
    const told = grant(at('2026-03-20'), { now: at('2026-03-23') });
    expect(effect(both, ...accepted, extend(at('2026-03-18'), { days: 3 }), told)).toMatchObject({ kind: 'applied' });
    expect(effect(both, ...accepted, extend(at('2026-03-17'), { days: 3 }), told)).toMatchObject({ kind: 'partly' });
  });

  it('is not mentioned where the limit had been extended beyond it', () => {
    const both = contextFor({ ...item, statutory: workingDays(10) }, byRules(mild));
    const told = [...accepted, extend(at('2026-03-10')), grant(at('2026-03-18'), { now: at('2026-03-20') })];
    expect(effect(both, ...told)).toMatchObject({ kind: 'applied' });
  });
});
