import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  addProof,
  at,
  caseAfter,
  contextFor,
  giveOpinion,
  grant,
  jointItem,
  ownProof,
  plainOutcome,
  promisedItem,
  recordedEventsAfter,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { effectOf } from './effect';
import { findClock } from './ledger';

// Promised 10 working days from Monday 2 March: Monday 16 March.
const item = { ...promisedItem, materials: [] };
const context = contextFor(item);
const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
const passes: ApplicationCommand = { type: 'RecordLimitPassing', data: { at: at('2026-03-17', '00:00') } };
/** Decided on Thursday 12 March, reported on Wednesday 18 March without proof: after the promised limit. */
const decided = [...accepted, passes, grant(at('2026-03-12'), { now: at('2026-03-18') })];
const DECISION = 3;
const own = (day: string, department?: string) => ownProof(at(day), department);
const byUnit = (day: string, now: string, change: object = {}) =>
  addProof(at(day), now, {
    act: DECISION,
    department: 'planning',
    officer: 'li',
    proofOfService: own(day),
    ...change,
  });
const facts = (past: readonly ApplicationCommand[], command: ApplicationCommand, knows = context) =>
  plainOutcome(knows, past, command);
const stateAfter = (commands: readonly ApplicationCommand[], knows = context) => caseAfter(knows, ...commands);

describe('a proof that is added to an earlier act (补交送达回证)', () => {
  it('makes it count as if it had come with the act: limits, passings and marks', () => {
    const added = addProof(at('2026-03-12'), at('2026-05-20'), { act: DECISION });
    expect(facts(decided, added)).toMatchObject([
      {
        type: 'ProofAdded',
        revision: DECISION,
        act: 'decision',
        actAt: at('2026-03-12'),
        proofOfService: { weight: 'others' },
        credit: { creditedAt: at('2026-03-12'), ends: ['case'] },
      },
      { type: 'LimitPassingUndone', basis: 'promised' },
      { type: 'ClosingReassessed', after: { usedDays: 8, withinPromise: true } },
    ]);
    expect(findClock(stateAfter([...decided, added]).ledger, 'case')?.endedAt).toBe(at('2026-03-12'));
  });

  it('of the unit itself does so within ten working days of the service', () => {
    expect(facts(decided, byUnit('2026-03-12', at('2026-03-26')))).toMatchObject([
      { type: 'ProofAdded', proofOfService: { weight: 'own' } },
      { type: 'LimitPassingUndone' },
      { type: 'ClosingReassessed' },
    ]);
  });

  describe('of the unit itself, later than that', () => {
    const late = byUnit('2026-03-12', at('2026-03-27'));

    it('is put to review, with the act as reported', () => {
      expect(facts(decided, late)).toMatchObject([
        {
          type: 'ProofPutToReview',
          act: 'decision',
          of: DECISION,
          occurredAt: at('2026-03-12'),
          ends: ['case'],
          proof: { weight: 'waits' },
        },
      ]);
      const before = recordedEventsAfter(context, ...decided);
      const told = recordedEventsAfter(context, ...decided, late).slice(before.length);
      expect(effectOf({ before: fold(applicationDecider, before), ownEvents: told })).toMatchObject({
        kind: 'recordedOnly',
        reason: 'ownProofWaits',
      });
      expect(facts([...decided, late], reviewProof(at('2026-04-01')))).toMatchObject([
        { type: 'ProofReviewed', credit: { creditedAt: at('2026-03-12') } },
        { type: 'LimitPassingUndone' },
        { type: 'ClosingReassessed' },
      ]);
    });

    it("is reported once; a reviewer's decision is final, and until then a proof by others counts", () => {
      const held = [...decided, late];
      expect(facts(held, byUnit('2026-03-12', at('2026-03-28')))).toBe('application.proof-shows-nothing');
      const others = addProof(at('2026-03-12'), at('2026-03-30'), { act: DECISION });
      expect(facts(held, others)).toMatchObject([{ type: 'ProofAdded' }, {}, {}]);
      const dropped = [...held, reviewProof(at('2026-04-01'), { word: 'dropped' })];
      expect(facts(dropped, byUnit('2026-03-12', at('2026-04-02')))).toBe('application.proof-reviewed');
      const after = addProof(at('2026-03-12'), at('2026-04-02'), { act: DECISION });
      expect(facts(dropped, after)).toBe('application.proof-reviewed');
    });

    it('needs no review if no limit lies in between', () => {
      const inTime = [...accepted, grant(at('2026-03-09'), { now: at('2026-03-10') })];
      expect(facts(inTime, byUnit('2026-03-09', at('2026-04-20'), { act: 2 }))).toBe('application.proof-shows-nothing');
    });
  });

  it('has no effect if the act already counts from then, or from earlier', () => {
    const again = addProof(at('2026-03-12'), at('2026-03-24'), { act: DECISION });
    expect(facts([...decided, again], addProof(at('2026-03-13'), at('2026-03-25'), { act: DECISION }))).toBe(
      'application.proof-shows-nothing',
    );
    expect(facts(decided, addProof(at('2026-03-18'), at('2026-03-25'), { act: DECISION }))).toBe(
      'application.proof-shows-nothing',
    );
  });

  it('is for an act reported without one: not for a timeout, another event, or a missing one', () => {
    for (const act of [0, 2, 99]) {
      expect(facts(decided, addProof(at('2026-03-12'), at('2026-03-24'), { act }))).toBe(
        'application.act-not-provable',
      );
    }
  });

  it('of one department of the case proves nothing for another', () => {
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
    const past = [...joint, giveOpinion('fire', at('2026-03-06'), { now: at('2026-03-12') })];
    const by = (department: string) =>
      addProof(at('2026-03-06'), at('2026-03-13'), {
        act: 3,
        department,
        proofOfService: own('2026-03-06', department),
      });
    expect(facts(past, by('water'), contextFor(jointItem))).toBe('application.other-department');
    expect(facts(past, by('fire'), contextFor(jointItem))).toMatchObject([
      { type: 'ProofAdded', credit: { opinion: { branch: 'fire', withinLimit: true, usedDays: 4 } } },
    ]);
  });

  it('of a procedure makes its pause begin when it was notified to the applicant', () => {
    const past = [...accepted, startSuspension(at('2026-03-04'), { now: at('2026-03-11') })];
    const added = addProof(at('2026-03-04'), at('2026-03-13'), { act: 2 });
    expect(facts(past, added)).toMatchObject([
      { type: 'ProofAdded', credit: { pause: { suspension: 1, pausesFrom: '2026-03-04' } } },
    ]);
  });

  it('of a notice undoes the deemed acceptance that had overtaken it', () => {
    const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
    const past = [
      submit(at('2026-03-02')),
      silence,
      requestCorrection(['form'], at('2026-03-05'), { now: at('2026-03-11') }),
    ];
    const added = addProof(at('2026-03-05'), at('2026-03-13'), { act: 2 });
    expect(facts(past, added, contextFor(promisedItem))).toMatchObject([
      { type: 'ProofAdded', credit: null },
      { type: 'CorrectionNoticeIssued', notice: 1, replacesDeemed: true, countedBefore: true },
    ]);
  });
});
