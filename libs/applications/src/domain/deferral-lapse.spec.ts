import { decide, fold, written } from '@sealtrail/event-sourcing';
import {
  accept,
  actTimes,
  at,
  contextFor,
  document,
  eventsAfter,
  grant,
  officialAct,
  outcome,
  paperMaterial,
  promisedItem,
  refuse,
  remedies,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';

const byPortal = { toldBy: { role: 'applicantPortal', department: null } };
const onPaper = (date: string) => ({ document: { kind: written('撤回申请书'), number: 'W-1', date } });

describe('deferred materials that were not submitted (容缺)', () => {
  const accepted = [
    submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
    accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(3) } }),
  ];
  const lapse: ApplicationCommand = { type: 'RecordDeferralTimeout', data: { at: '2026-03-05T16:00:00.000Z' } };
  const terminate = (change: object = {}): ApplicationCommand => ({
    type: 'TerminateApplication',
    data: {
      ...officialAct(at('2026-03-09')),
      approval: 'onPaper',
      reason: written('plan never came'),
      legalBasis: written('b'),
      document: document(),
      ground: 'deferralLapsed',
      remedies,
      ...change,
    },
  });
  const plan = (instant: string): ApplicationCommand => ({
    type: 'AddMaterial',
    data: { ...actTimes(instant), department: null, officer: null, material: paperMaterial('plan') },
  });

  it.each(['returned', 'acceptanceCancelled'] as const)(
    'end the case as a termination, of an item with %s',
    (consequence) => {
      const context = contextFor({ ...promisedItem, onDeferralTimeout: consequence });
      expect(outcome(context, [...accepted, lapse], terminate())).toMatchObject([
        { type: 'ApplicationTerminated', data: { ground: 'deferralLapsed', remedies } },
      ]);
      expect(outcome(context, [...accepted, lapse], terminate({ remedies: null }))).toBe(
        'application.remedies-missing',
      );
      expect(outcome(context, accepted, terminate({ ...officialAct(at('2026-03-04')) }))).toBe(
        'application.deferral-not-lapsed',
      );
    },
  );

  it('have no consequence other than that of the item', () => {
    expect(outcome(contextFor(), [...accepted, lapse], terminate())).toBe('application.deferral-not-lapsed');
    expect(outcome(contextFor(), [...accepted, lapse], terminate({ ground: null, remedies: null }))).toHaveLength(1);
  });

  it('are accepted late, until a person has acted; then nothing has lapsed any more', () => {
    const context = contextFor({ ...promisedItem, onDeferralTimeout: 'returned' });
    const late = [...accepted, lapse, plan(at('2026-03-06'))];
    expect(outcome(context, late, grant(at('2026-03-09')))).toHaveLength(1);
    expect(outcome(context, late, terminate())).toBe('application.deferral-not-lapsed');
  });

  it('mark a withdrawal as following a lapse, and leave a refusal to the decision', () => {
    const withdrawal = withdraw(at('2026-03-09'), { department: 'planning', officer: 'li' });
    expect(outcome(contextFor(), [...accepted, lapse], withdrawal)).toMatchObject([
      { data: { lapsed: true, request: null } },
    ]);
    expect(outcome(contextFor(), [...accepted, lapse], refuse(at('2026-03-09')))).toHaveLength(1);
  });

  describe.each([
    ['returned', 'termination'],
    ['acceptanceCancelled', 'termination'],
    ['refused', 'decision'],
  ] as const)('of an item with %s', (onDeferralTimeout, command) => {
    const context = contextFor({ ...promisedItem, onDeferralTimeout });

    it('allow no withdrawal reported by the unit, whatever its date', () => {
      for (const instant of [at('2026-03-09'), at('2026-03-04')]) {
        for (const past of [accepted, [...accepted, lapse]]) {
          const told = withdraw(instant, { now: at('2026-03-09'), department: 'planning', officer: 'li' });
          expect(() =>
            decide(applicationDecider, told, fold(applicationDecider, eventsAfter(context, ...past)), context),
          ).toThrow(
            expect.objectContaining({
              code: 'application.lapse-has-its-act',
              parameters: { consequence: onDeferralTimeout, act: command },
            }),
          );
        }
      }
    });

    it('allow the applicant’s own, by their portal or with their paper, which is recorded', () => {
      for (const own of [byPortal, onPaper('2026-03-08')]) {
        expect(outcome(context, [...accepted, lapse], withdraw(at('2026-03-09'), own))).toMatchObject([
          { data: { lapsed: true } },
        ]);
      }
    });
  });

  it('have lapsed by the time of any other act, whether or not their timer has fired', () => {
    const context = contextFor({ ...promisedItem, onDeferralTimeout: 'returned' });
    expect(outcome(context, accepted, terminate())).toMatchObject([
      { type: 'DeferralLapsed', data: { occurredAt: '2026-03-05T16:00:00.000Z' } },
      { type: 'ApplicationTerminated' },
    ]);
  });
});
