import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  addProof,
  at,
  caseAfter,
  contextFor,
  grant,
  ownProof,
  paperMaterial,
  plainOutcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuse,
  requestCorrection,
  reviewProof,
  submit,
  withdraw,
  workingDays,
} from '../testing';
import type { Predecessor, Successor } from './application';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import type { Teller } from './case-fact';
import { effectOf } from './effect';
import { endedByLapse, isActiveSuccessor } from './successor';

const portal: Teller = { role: 'applicantPortal', department: null };
const platform: Teller = { role: 'integrator', department: null };
const unit: Teller = { role: 'officer', department: 'planning' };

const lapsed: Predecessor = { item: 'i1', status: 'returned', hasLapsed: true, activeSuccessors: [] };
const living = (statedBy: Successor['statedBy']): Successor => ({ successor: 'a2', successorNumber: 'N2', statedBy });
const file = (toldBy: Teller, predecessor: Predecessor | null, item = 'i1') =>
  plainOutcome(
    contextFor(promisedItem, { predecessor }),
    [],
    submit(at('2026-03-16'), { applicationId: 'a3', successorOf: 'a1', item, toldBy }),
  );

// Received on Monday 2 March; requested on the 3rd, until Tuesday 10 March; the set arrived on the 9th.
const returned: readonly ApplicationCommand[] = [
  submit(at('2026-03-02')),
  requestCorrection(['form'], at('2026-03-03'), { deadline: workingDays(5) }),
  { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-11', '00:00') } },
];
const filedAnew = (statedBy: Successor['statedBy'], successor = 'a2'): ApplicationCommand => ({
  type: 'RecordSuccessor',
  data: { at: at('2026-03-12'), successor, successorNumber: 'N2', statedBy },
});
const courier = proof(at('2026-03-09'), { mode: 'courier' });
const set = (change: object = {}) =>
  ({
    type: 'ReceiveCorrection',
    data: {
      at: at('2026-03-09'),
      now: at('2026-03-19'),
      department: null,
      officer: null,
      materials: [paperMaterial('form')],
      proofOfService: courier,
      ...change,
    },
  }) satisfies ApplicationCommand;
const succeeded = (statedBy: Successor['statedBy']) =>
  contextFor(promisedItem, { activeSuccessors: [living(statedBy)] });

describe('a case that is filed to succeed a lapsed one (后继办件)', () => {
  it('names its predecessor, and who states it: the applicant over a portal or a platform, or a department', () => {
    for (const [toldBy, statedBy] of [
      [portal, 'applicant'],
      [platform, 'applicant'],
      [unit, 'department'],
      [{ role: 'window', department: 'hall' }, 'department'],
      [{ role: 'applicantPortal', department: 'planning' }, 'department'],
      [{ role: 'integrator', department: 'planning' }, 'department'],
    ] as const) {
      expect(file(toldBy, lapsed)).toMatchObject([{ successorOf: { applicationId: 'a1', statedBy } }]);
    }
    expect(plainOutcome(contextFor(), [], submit(at('2026-03-16')))).toMatchObject([{ successorOf: null }]);
  });

  it('follows a case that the caller can see, of the same item, that ended by a lapse', () => {
    expect(file(portal, null)).toBe('application.predecessor-unknown');
    expect(file(portal, { ...lapsed, item: 'i2' })).toBe('application.predecessor-of-other-item');
    expect(file(portal, { ...lapsed, status: 'submitted', hasLapsed: false })).toBe(
      'application.predecessor-not-lapsed',
    );
  });

  it('is the only active one; a statement by a department does not block one by the applicant', () => {
    const after = (by: Successor['statedBy']): Predecessor => ({ ...lapsed, activeSuccessors: [living(by)] });
    expect(file(portal, after('applicant'))).toBe('application.predecessor-succeeded');
    expect(file(unit, after('applicant'))).toBe('application.predecessor-succeeded');
    expect(file(unit, after('department'))).toBe('application.predecessor-succeeded');
    expect(file(portal, after('department'))).toMatchObject([{ successorOf: { statedBy: 'applicant' } }]);
  });

  it('is recorded in the earlier case, once', () => {
    expect(plainOutcome(contextFor(), returned, filedAnew('applicant'))).toMatchObject([
      { type: 'SuccessorFiled', successor: 'a2', successorNumber: 'N2', statedBy: 'applicant', officer: null },
    ]);
    const twice = [...returned, filedAnew('applicant')];
    expect(plainOutcome(contextFor(), twice, filedAnew('applicant'))).toEqual([]);
    expect(caseAfter(contextFor(), ...twice).status).toBe('returned');
  });

  it('is recorded up to twenty times per origin: a department that files repeatedly does not block the applicant’s', () => {
    const twenty = (by: Successor['statedBy']) =>
      Array.from({ length: 20 }, (_, index) => filedAnew(by, `${by}-${index}`));
    const byUnit = [...returned, ...twenty('department')];
    expect(plainOutcome(contextFor(), byUnit, filedAnew('department'))).toEqual([]);
    expect(plainOutcome(contextFor(), byUnit, filedAnew('applicant'))).toMatchObject([{ successor: 'a2' }]);
    expect(plainOutcome(contextFor(), [...byUnit, ...twenty('applicant')], filedAnew('applicant'))).toEqual([]);
  });

  it('may follow a refusal after the lapse, and a lapse of deferred materials (容缺)', () => {
    const refusing = contextFor({ ...promisedItem, onCorrectionTimeout: 'refused' });
    expect(endedByLapse(caseAfter(refusing, ...returned))).toBe(false);
    expect(endedByLapse(caseAfter(refusing, ...returned, refuse(at('2026-03-12'))))).toBe(true);
    const deferred: readonly ApplicationCommand[] = [
      submit(at('2026-03-02'), { materials: [paperMaterial('form')] }),
      accept(at('2026-03-02', '11:00'), { deferral: { materials: ['plan'], term: workingDays(2) } }),
      { type: 'RecordDeferralTimeout', data: { at: at('2026-03-05', '00:00') } },
    ];
    expect(endedByLapse(caseAfter(contextFor(), ...deferred))).toBe(false);
    expect(endedByLapse(caseAfter(contextFor(), ...deferred, withdraw(at('2026-03-06'))))).toBe(true);
    const early = [...deferred.slice(0, 2), withdraw(at('2026-03-03'))];
    expect(endedByLapse(caseAfter(contextFor(), ...early))).toBe(false);
  });

  it('is active until it ends without a decision on the merits', () => {
    const accepted = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
    const free = { ...promisedItem, materials: [] };
    const lives = (...commands: readonly ApplicationCommand[]) =>
      isActiveSuccessor(caseAfter(contextFor(free), ...commands));
    expect(lives(...accepted)).toBe(true);
    expect(lives(...accepted, grant(at('2026-03-04')))).toBe(true);
    expect(lives(...accepted, refuse(at('2026-03-04')))).toBe(true);
    expect(lives(...accepted, withdraw(at('2026-03-04')))).toBe(false);
    expect(isActiveSuccessor(caseAfter(contextFor(), ...returned))).toBe(false);
  });
});

describe('a set proved to have arrived in time, of a case for which the applicant has filed a successor', () => {
  const context = succeeded('applicant');
  const past = [...returned, filedAnew('applicant')];
  const held = [...past, set()];

  it('is recorded only, and waits for a person', () => {
    expect(plainOutcome(context, past, set())).toMatchObject([
      { type: 'LateReportRecorded', what: 'correctedSet' },
      { type: 'ProofPutToReview', because: 'successor', act: 'correctedSet', of: past.length, ends: [] },
    ]);
    const facts = recordedEventsAfter(context, ...held);
    const before = recordedEventsAfter(context, ...past);
    expect(effectOf({ before: fold(applicationDecider, before), ownEvents: facts.slice(before.length) })).toEqual({
      kind: 'recordedOnly',
      reason: 'successorFiled',
    });
  });

  it('reopens the case by the decision of a person outside the unit only', () => {
    const word = (change: object = {}) => reviewProof(at('2026-03-20'), change);
    expect(plainOutcome(context, held, word({ reviewer: 'planning' }))).toBe('application.own-proof');
    expect(plainOutcome(context, held, word())).toMatchObject([
      { type: 'ProofReviewed', word: 'applied', credit: null },
      { type: 'ApplicationReopened' },
      { type: 'CorrectionReceived', complete: true, firstCheck: { date: '2026-03-16' } },
    ]);
    expect(plainOutcome(context, held, word({ word: 'dropped' }))).toMatchObject([{ type: 'ProofReviewed' }]);
  });

  it('reopens it immediately if the successor has ended, or was stated by a department', () => {
    expect(plainOutcome(contextFor(), past, set())).toMatchObject([
      { type: 'ApplicationReopened' },
      { type: 'CorrectionReceived' },
    ]);
    // A successor filed by the respondent unit itself has no effect.
    const byUnit = [...returned, filedAnew('department')];
    expect(plainOutcome(succeeded('department'), byUnit, set())).toMatchObject([
      { type: 'ApplicationReopened' },
      { type: 'CorrectionReceived' },
    ]);
  });

  it('also waits if its proof follows, or is the unit’s own', () => {
    const unproved = [...past, set({ proofOfService: null })];
    const added = addProof(at('2026-03-09'), at('2026-03-20'), { act: past.length, proofOfService: courier });
    expect(plainOutcome(context, unproved, added)).toMatchObject([
      { type: 'ProofPutToReview', because: 'successor', of: past.length },
    ]);
    expect(plainOutcome(contextFor(), unproved, added)).toMatchObject([{ type: 'ProofAdded' }, {}, {}]);
    const late = set({
      now: at('2026-04-20'),
      department: 'planning',
      officer: 'li',
      proofOfService: ownProof(at('2026-03-09')),
    });
    expect(plainOutcome(context, past, late)).toMatchObject([
      { type: 'LateReportRecorded' },
      { type: 'ProofPutToReview', because: 'ownProof' },
    ]);
    expect(plainOutcome(context, [...past, late], reviewProof(at('2026-04-22')))).toMatchObject([
      { type: 'ProofReviewed' },
      { type: 'ApplicationReopened' },
      { type: 'CorrectionReceived' },
    ]);
  });

  it('waits once, however often it is proved', () => {
    const unproved = [...past, set({ proofOfService: null })];
    const proved = (on: string) => addProof(at('2026-03-09'), at(on), { act: past.length, proofOfService: courier });
    const again = [...unproved, proved('2026-03-20')];
    expect(plainOutcome(context, again, proved('2026-03-21'))).toBe('application.proof-shows-nothing');
  });

  it('waits however many unproved sets the unit has reported', () => {
    const unproved = set({ proofOfService: null });
    const filled = [...past, ...Array.from({ length: 50 }, () => unproved)];
    expect(plainOutcome(context, filled, unproved)).toBe('application.too-many-late-reports');
    expect(plainOutcome(context, filled, set())).toMatchObject([
      { type: 'LateReportRecorded' },
      { type: 'ProofPutToReview', because: 'successor' },
    ]);
    const proved = [...filled, ...Array.from({ length: 50 }, () => set())];
    expect(plainOutcome(context, proved, set())).toBe('application.too-many-late-reports');
  });

  it('that was late or incomplete is stored, and needs no review', () => {
    expect(plainOutcome(context, past, set({ materials: [] }))).toMatchObject([{ type: 'LateReportRecorded' }]);
  });
});
