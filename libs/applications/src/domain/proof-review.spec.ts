import { fold } from '@sealtrail/event-sourcing';
import {
  accept,
  at,
  caseAfter,
  contextFor,
  extend,
  giveOpinion,
  grant,
  jointItem,
  officialAct,
  outcome,
  ownProof,
  paperMaterial,
  plainOutcome,
  promisedItem,
  proof,
  recordedEventsAfter,
  refuseAcceptance,
  requestCorrection,
  reviewProof,
  startSuspension,
  submit,
  submitCorrection,
  workingDays,
} from '../testing';
import type { ApplicationCommand } from './application-commands';
import { applicationDecider } from './application-decider';
import { effectOf } from './effect';
import { findClock } from './ledger';

// Promised 10 working days from Monday 2 March: Monday 16 March; 20 by law: Monday 30 March.
const filed = submit(at('2026-03-02'), { materials: ['form', 'plan'].map(paperMaterial) });
const accepted = [filed, accept(at('2026-03-02', '11:00'))];
/** Reported by a department of the case on 20 April, far more than ten working days after the proved time. */
const LATE = at('2026-04-20');
const WORD = at('2026-04-22');
const own = (day: string, department = 'planning', change: object = {}) => ({
  now: LATE,
  proofOfService: ownProof(at(day), department),
  ...change,
});
const passes = (instant: string): ApplicationCommand => ({ type: 'RecordLimitPassing', data: { at: instant } });
const silence: ApplicationCommand = { type: 'RecordSilence', data: { at: at('2026-03-10', '00:00') } };
const PASSED = [passes(at('2026-03-17', '00:00')), passes(at('2026-03-31', '00:00'))];
const heldGrant = [...accepted, ...PASSED, grant(at('2026-03-12'), own('2026-03-12'))];

const facts = (
  past: readonly ApplicationCommand[],
  command: ApplicationCommand = reviewProof(WORD),
  context = contextFor(),
) => plainOutcome(context, past, command);
const types = (
  past: readonly ApplicationCommand[],
  command: ApplicationCommand = reviewProof(WORD),
  context = contextFor(),
) => {
  const all = outcome(context, past, command);
  return typeof all === 'string' ? all : all.map(({ type }) => type);
};
const stateAfter = (commands: readonly ApplicationCommand[], context = contextFor()) => caseAfter(context, ...commands);

describe('a proof of the unit itself that waits (自证待复核)', () => {
  it('is put to review with the act as reported, and moves nothing', () => {
    expect(types([...accepted, ...PASSED], grant(at('2026-03-12'), own('2026-03-12')))).toEqual([
      'DecisionMade',
      'ProofPutToReview',
    ]);
    const { proofReviews: reviews, passings, closingMarks } = stateAfter(heldGrant);
    expect(reviews).toMatchObject([{ review: 1, act: 'decision', standing: 'waiting', ends: ['case'] }]);
    expect([passings.promised, passings.statutory]).not.toContain(null);
    expect(closingMarks).toMatchObject({ withinPromise: false, withinStatute: false });
  });

  it('is answered as recorded only', () => {
    const before = recordedEventsAfter(contextFor(), ...accepted, ...PASSED);
    const all = recordedEventsAfter(contextFor(), ...heldGrant);
    expect(effectOf({ before: fold(applicationDecider, before), ownEvents: all.slice(before.length) })).toMatchObject({
      kind: 'recordedOnly',
      reason: 'ownProofWaits',
    });
  });

  it('needs no review if others report it, or if it is in time', () => {
    const post = { now: LATE, proofOfService: proof(at('2026-03-12')) };
    expect(types(accepted, grant(at('2026-03-12'), post))).toEqual(['DecisionMade']);
    const inTime = own('2026-03-12', 'planning', { now: at('2026-03-13') });
    expect(types(accepted, grant(at('2026-03-12'), inTime))).toEqual(['DecisionMade']);
  });
});

describe("a reviewer's decision (复核自证)", () => {
  it('makes a decision count from the time its proof shows: limits, passings and marks', () => {
    expect(facts(heldGrant)).toMatchObject([
      {
        type: 'ProofReviewed',
        word: 'applied',
        reviewedBy: 'chen',
        reviewerDepartment: 'discipline',
        credit: { creditedAt: at('2026-03-12'), ends: ['case'] },
      },
      { type: 'LimitPassingUndone', basis: 'promised', cause: 'endedInTime' },
      { type: 'LimitPassingUndone', basis: 'statutory', cause: 'endedInTime' },
      {
        type: 'ClosingReassessed',
        cause: 'lateReport',
        before: { withinPromise: false, withinStatute: false },
        after: { usedDays: 8, withinPromise: true, withinStatute: true },
      },
    ]);
  });

  it('counts an act no earlier than its proof shows', () => {
    const served = { now: LATE, proofOfService: proof(at('2026-03-20'), own('2026-03-20').proofOfService) };
    const [said, ...then] = facts([...accepted, ...PASSED, grant(at('2026-03-12'), served)]) as object[];
    expect(said).toMatchObject({ credit: { creditedAt: at('2026-03-20') } });
    // After the promised limit, within the statutory one.
    expect(then).toMatchObject([
      { type: 'LimitPassingUndone', basis: 'statutory' },
      { type: 'ClosingReassessed', after: { withinPromise: false, withinStatute: true } },
    ]);
  });

  it('drops the proof permanently, and nothing moves', () => {
    const dropped = reviewProof(WORD, { word: 'dropped' });
    expect(facts(heldGrant, dropped)).toMatchObject([{ type: 'ProofReviewed', word: 'dropped', credit: null }]);
    expect(types([...heldGrant, dropped])).toBe('application.proof-reviewed');
    const [before, after] = [stateAfter(heldGrant), stateAfter([...heldGrant, dropped])];
    expect({ ...after, proofReviews: before.proofReviews, eventCount: before.eventCount }).toEqual(before);
  });

  it('is given once, with reasons, by a person outside the unit', () => {
    expect(types([...heldGrant, reviewProof(WORD)])).toBe('application.proof-reviewed');
    expect(types(heldGrant, reviewProof(WORD, { reason: '\u200b \u3164' }))).toBe('application.reasons-missing');
    expect(types(heldGrant, reviewProof(WORD, { reviewer: 'planning' }))).toBe('application.own-proof');
    expect(types(heldGrant, reviewProof(WORD, { reviewer: null }))).toHaveLength(4);
    expect(types(heldGrant, reviewProof(WORD, { review: 2 }))).toBe('application.proof-not-held');
    expect(types(accepted)).toBe('application.proof-not-held');
    const joint = [submit(at('2026-03-02'), { receivedBy: 'hall' }), accept(at('2026-03-02', '11:00'))];
    const opinion = giveOpinion('fire', at('2026-03-05'), own('2026-03-05', 'fire'));
    for (const reviewer of ['planning', 'hall', 'fire', 'water', 'build']) {
      const word = reviewProof(WORD, { reviewer });
      expect(types([...joint, opinion], word, contextFor(jointItem))).toBe('application.own-proof');
    }
  });

  it('is about one act if several wait', () => {
    const held = [
      ...accepted,
      startSuspension(at('2026-03-04'), { ...own('2026-03-04'), endedAt: at('2026-03-11') }),
      grant(at('2026-03-18'), own('2026-03-18')),
    ];
    const { proofReviews: reviews } = stateAfter(held);
    expect(reviews.map(({ review, act: what }) => [review, what])).toEqual([
      [1, 'suspension'],
      [2, 'decision'],
    ]);
    const one = [...held, reviewProof(WORD, { review: 2 })];
    expect(stateAfter(one).proofReviews.map(({ standing }) => standing)).toEqual(['waiting', 'applied']);
    // 18 March: 12 days, and with the pause of five 7.
    expect(stateAfter(one).closingMarks).toMatchObject({ usedDays: 12, withinPromise: false, withinStatute: true });
    expect(stateAfter([...one, reviewProof(WORD)]).closingMarks).toMatchObject({ usedDays: 7, withinPromise: true });
  });
});

describe('a reviewer accepts', () => {
  it('a procedure: its pause begins when it was notified to the applicant', () => {
    const held = [...accepted, startSuspension(at('2026-03-04'), { ...own('2026-03-04'), endedAt: at('2026-03-11') })];
    expect(findClock(stateAfter(held).ledger, 'case')?.promised?.date).toBe('2026-03-16');
    expect(facts(held)).toMatchObject([
      { type: 'ProofReviewed', credit: { pause: { suspension: 1, pausesFrom: '2026-03-04' } } },
      {
        type: 'LimitsMoved',
        cause: 'suspension',
        moves: [{ to: { date: '2026-03-23' } }, { to: { date: '2026-04-07' } }],
      },
    ]);
  });

  it('the notice of a procedure', () => {
    const begun = startSuspension(at('2026-03-04'), { notice: null });
    const notice: ApplicationCommand = {
      type: 'GiveSuspensionNotice',
      data: {
        ...officialAct(at('2026-03-05')),
        suspension: 1,
        document: { number: 'D-2', date: '2026-03-05', seal: 's' },
        expected: workingDays(5),
        ...own('2026-03-05'),
      },
    };
    expect(facts([...accepted, begun, notice])).toMatchObject([
      {
        type: 'ProofReviewed',
        act: 'suspensionNotice',
        credit: { pause: { noticedAt: at('2026-03-05'), pausesFrom: '2026-03-05' } },
      },
      { type: 'LimitsMoved' },
    ]);
  });

  it('an extension that was notified before the limit ended, once', () => {
    const extension = (day: string, change: object) => extend(at(day), change);
    const held = [...accepted, extension('2026-03-20', own('2026-03-20'))];
    expect(stateAfter(held)).toMatchObject({ extended: false });
    const all = [...held, reviewProof(WORD)];
    expect(facts(held)).toMatchObject([
      { type: 'ProofReviewed', credit: { extension: { moves: 'statutory', extension: { days: 10 } } } },
      { type: 'LimitsMoved', cause: 'extension', moves: [{ basis: 'statutory', to: { date: '2026-04-14' } }] },
    ]);
    expect(stateAfter(all).extended).toBe(true);
    // Of two that wait the second is recorded, and moves nothing.
    const two = [...held, extension('2026-03-23', own('2026-03-23')), reviewProof(WORD)];
    expect(facts(two, reviewProof(WORD, { review: 2 }))).toMatchObject([
      { type: 'ProofReviewed', credit: { extension: { moves: 'none' } } },
    ]);
  });

  it('an opinion: its branch has ended at that time, and used no more days', () => {
    const joint = [submit(at('2026-03-02')), accept(at('2026-03-02', '11:00'))];
    const held = [...joint, giveOpinion('water', at('2026-03-05'), own('2026-03-05', 'water'))];
    const context = contextFor(jointItem);
    expect(findClock(stateAfter(held, context).ledger, 'branch:water')?.endedAt).toBe(LATE);
    expect(facts(held, reviewProof(WORD), context)).toMatchObject([
      { credit: { ends: ['branch:water'], opinion: { branch: 'water', usedDays: 3, withinLimit: true } } },
    ]);
    const after = stateAfter([...held, reviewProof(WORD)], context);
    expect(findClock(after.ledger, 'branch:water')?.endedAt).toBe(at('2026-03-05'));
  });

  it('a delivery, with the values that reports had counted', () => {
    const delivery: ApplicationCommand = {
      type: 'DeliverResult',
      data: { ...officialAct(at('2026-03-13')), ...own('2026-03-13'), officer: 'li', department: 'planning' },
    };
    expect(facts([...accepted, grant(at('2026-03-12')), delivery])).toMatchObject([
      {
        credit: {
          ends: ['delivery'],
          delivery: {
            before: { on: '2026-03-13', holder: { department: 'planning', official: 'li' }, withinLimit: false },
            withinLimit: true,
          },
        },
      },
    ]);
  });

  it('an acceptance that a deemed acceptance had overtaken', () => {
    const held = [filed, silence, accept(at('2026-03-05'), own('2026-03-05'))];
    expect(types([filed, silence], accept(at('2026-03-05'), own('2026-03-05')))).toEqual([
      'LateReportRecorded',
      'ProofPutToReview',
    ]);
    expect(facts(held)).toMatchObject([
      { type: 'ProofReviewed', credit: null },
      {
        type: 'ApplicationAccepted',
        replacesDeemed: true,
        occurredAt: at('2026-03-05'),
        promised: { date: '2026-03-19' },
      },
    ]);
    const after = stateAfter([...held, reviewProof(WORD)]);
    expect(findClock(after.ledger, 'firstCheck:1')).toMatchObject({
      endedAt: at('2026-03-05'),
      endedBy: 'ApplicationAccepted',
    });
  });

  it('an acceptance of a case that has been decided since: the decision stands, its limits run from the acceptance', () => {
    const held = [filed, silence, accept(at('2026-03-05'), own('2026-03-05')), grant(at('2026-04-20', '12:00'))];
    const all = [...held, reviewProof(WORD)];
    const [before, after] = [stateAfter(held), stateAfter(all)];
    expect(after).toMatchObject({ status: 'granted', deemed: false, acceptedOn: '2026-03-05' });
    const [was, is] = [before, after].map(({ ledger }) => findClock(ledger, 'case'));
    expect(is).toMatchObject({ endedAt: was?.endedAt, endedBy: 'DecisionMade', statutory: { date: '2026-04-02' } });
    expect(types(held)).toEqual(['ProofReviewed', 'ApplicationAccepted', 'ClosingReassessed']);
    expect(Number(before.closingMarks?.usedDays) - Number(after.closingMarks?.usedDays)).toBe(3);
  });

  it('a notice that a deemed acceptance had overtaken, by its own number', () => {
    const past = [submit(at('2026-03-02'), { materials: [paperMaterial('form')] }), silence];
    const held = [...past, requestCorrection(['plan'], at('2026-03-05'), own('2026-03-05'))];
    expect(facts(held)).toMatchObject([
      { type: 'ProofReviewed', credit: null },
      {
        type: 'CorrectionNoticeIssued',
        notice: 1,
        countedBefore: true,
        stopsCheck: true,
        replacesDeemed: true,
        late: false,
        newlyNamed: [],
      },
    ]);
    const { ledger, status } = stateAfter([...held, reviewProof(WORD)]);
    expect(status).toBe('correctionPending');
    expect(ledger.notices).toMatchObject([{ number: 1, givenAt: at('2026-03-05') }]);
  });

  it('a non-acceptance that a deemed acceptance had overtaken, unless the case has been decided since', () => {
    const held = [filed, silence, refuseAcceptance('notRequired', at('2026-03-05'), own('2026-03-05'))];
    expect(types(held)).toEqual(['ProofReviewed', 'ApplicationNotAccepted']);
    const decided = [...held, grant(at('2026-04-21'))];
    expect(types(decided)).toBe('application.closed');
    expect(types(decided, reviewProof(WORD, { word: 'dropped' }))).toEqual(['ProofReviewed']);
  });

  it('a corrected set that had arrived in time: a case closed by a timer is reopened', () => {
    const asked = [submit(at('2026-03-02')), requestCorrection(['form', 'plan'], at('2026-03-03'))];
    const lapse: ApplicationCommand = { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-18', '00:00') } };
    const set = submitCorrection(at('2026-03-16'), 'form', 'plan');
    const told = { ...set, data: { ...set.data, ...own('2026-03-16', 'planning', {}) } } as ApplicationCommand;
    const held = [...asked, lapse, { ...told, data: { ...told.data, now: LATE } } as ApplicationCommand];
    expect(stateAfter(held)).toMatchObject({ status: 'returned', proofReviews: [{ act: 'correctedSet' }] });
    expect(types(held).slice(0, 3)).toEqual(['ProofReviewed', 'ApplicationReopened', 'CorrectionReceived']);
  });

  it('no corrected set that was late by its proof, nor an incomplete one', () => {
    const asked = [submit(at('2026-03-02')), requestCorrection(['form', 'plan'], at('2026-03-03'))];
    const lapse: ApplicationCommand = { type: 'RecordCorrectionTimeout', data: { at: at('2026-03-18', '00:00') } };
    const held = (set: ApplicationCommand, shown: string) => [
      ...asked,
      lapse,
      { ...set, data: { ...set.data, ...own(shown) } } as ApplicationCommand,
    ];
    expect(types(held(submitCorrection(at('2026-03-16'), 'form', 'plan'), '2026-03-19'))).toEqual(['ProofReviewed']);
    expect(types(held(submitCorrection(at('2026-03-16'), 'form'), '2026-03-16'))).toEqual(['ProofReviewed']);
  });

  it('nothing if the deemed acceptance came first by its proof', () => {
    const served = { now: LATE, proofOfService: proof(at('2026-03-11'), own('2026-03-11').proofOfService) };
    const shown = { ...served, proofOfService: { ...served.proofOfService, servedAt: at('2026-03-11') } };
    expect(types([filed, silence, accept(at('2026-03-05'), shown)])).toEqual(['ProofReviewed']);
  });
});

it('waits under the policy `lateProof: confirm` from the day after the service on', () => {
  const context = contextFor(promisedItem);
  const [policy] = context.policies;
  const confirm = { ...context, policies: [{ ...policy, lateProof: 'confirm' as const }] as const };
  const told = own('2026-03-16', 'planning', { now: at('2026-03-17') });
  const held = [...accepted, grant(at('2026-03-16'), told)];
  expect(types(held, reviewProof(at('2026-03-18')), confirm)).toEqual(['ProofReviewed', 'ClosingReassessed']);
});
