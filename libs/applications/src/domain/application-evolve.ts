import type { Decider, Event, Instant, Of } from '@sealtrail/event-sourcing';
import { isClosed } from './acts';
import type { Application, Approval, Case, Passings, RecordedPassing } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';
import type { CaseFact, Closing, Material } from './case-fact';
import type { ApprovalForm, ApprovalStanding, ApprovedAct, CaseStatus } from './case-words';
import { marksOf } from './closing';
import { laterOf } from './credited-at';
import { countedWith } from './fact-counts';
import { actOfFact, mayBeProved, type UnprovedFact } from './late-proof-acts';
import { emptyLedger } from './ledger';
import { evolveLedger } from './ledger-fold';
import { unappliedKey } from './limits';
import type { ProvableAct } from './proof-commands';
import type { ProofCredit } from './proof-review-events';

type Step<Type extends ApplicationEvent['type']> = (state: Case, event: Of<ApplicationEvent, Type>['data']) => Case;

/** Every fact after the first, with the clocks moved along. The decider never reads the ledger's recording times. */
function step<Type extends ApplicationEvent['type']>(type: Type, change: Step<Type>) {
  return (state: Application, data: Parameters<Step<Type>>[1]): Application => {
    if (state.status === 'unknown') throw new Error(`${type} in a stream without ApplicationSubmitted`);
    const event = { type, data } as Event as ApplicationEvent;
    const ledger = evolveLedger(state.ledger, event, event.data.occurredAt);
    const unproved = isUnproved(event) ? { ...state.unproved, [state.facts]: event } : state.unproved;
    return change({ ...state, ledger, told: countedWith(event, state), facts: state.facts + 1, unproved }, data);
  };
}

const isUnproved = (event: ApplicationEvent): event is UnprovedFact =>
  mayBeProved(event) && (event.data.proofOfService === null || event.data.proofOfService.weight === 'waits');

/** What was put to review before its revision was kept had been told right before. */
function lastTold({ unproved, facts }: Case, { type, data: { at } }: ProvableAct): number {
  const revision = Object.keys(unproved).findLast((one) => {
    const event = unproved[Number(one)];
    return event !== undefined && event.data.occurredAt === at && actOfFact(event)?.type === type;
  });
  return revision === undefined ? facts - 2 : Number(revision);
}

const byCode = (materials: readonly Material[]): Record<string, Material> =>
  Object.fromEntries(materials.map((material) => [material.code, material]));

const received = (state: Case, materials: readonly Material[]): Case => {
  const got = new Set(materials.map(({ code }) => code));
  return {
    ...state,
    materials: { ...state.materials, ...byCode(materials) },
    missing: state.missing.filter((code) => !got.has(code)),
    deferred: state.deferred.filter((code) => !got.has(code)),
  };
};

/** A piece of the corrected set that is awaited came in. */
const withPiece = (state: Case, materials: readonly Material[], at: Instant): Case =>
  state.status === 'correctionPending' && materials.some(({ code }) => state.missing.includes(code))
    ? { ...state, pieceReceivedAt: laterOf(at, state.pieceReceivedAt ?? at) }
    : state;

/** 告知承诺: the commitment stands in for the material. */
const committed = (codes: readonly string[]): Record<string, Material> =>
  byCode(codes.map((code) => ({ code, satisfiedBy: 'commitment', file: null, reference: null })));

const unaccepted = {
  deemed: false,
  acceptedAt: null,
  acceptedOn: null,
  acceptanceCounted: null,
  stage: null,
  branches: [],
  extended: false,
} as const;

/** What a proof lets count of the state, beside the clocks. */
const letCount = (state: Case, credit: ProofCredit | null): Case => {
  if (credit?.silence !== undefined) return { ...state, ...unaccepted };
  return credit?.extension == null || credit.extension.moves === 'none' ? state : { ...state, extended: true };
};

/** Closed: reports count it on the day of the closing fact. */
const closed = (
  state: Case,
  status: CaseStatus,
  { occurredOn, closing }: { readonly occurredOn: string; readonly closing: Closing },
): Case => ({
  ...state,
  status,
  closingCounted: { on: occurredOn, holder: closing.holder },
  closingMarks: marksOf(closing),
  passings: (closing.passed ?? []).reduce(
    (before, passing) => withPassing(before, { ...passing, closedOn: occurredOn }),
    state.passings,
  ),
});

const withPassing = (passings: Passings, passing: RecordedPassing): Passings => ({
  ...passings,
  [passing.basis]: passing,
});

const NONE_PASSED: Passings = { promised: null, statutory: null };

type Approver = Omit<Approval, 'standing'>;

/** An approval in person needs no further word. */
const approved = (state: Case, act: ApprovedAct, approver: Approver): Case => ({
  ...state,
  approvals: {
    ...state.approvals,
    [act]: { ...approver, standing: approver.form === 'inPerson' ? 'confirmed' : 'told' },
  },
});

/** Who decides approves. */
const approverOf = ({ department, officer, approval }: CaseFact & { readonly approval: ApprovalForm }): Approver => ({
  department,
  official: officer ?? '',
  form: approval,
});

const answered = (state: Case, act: ApprovedAct, standing: ApprovalStanding): Case => {
  const before = state.approvals[act];
  return before === undefined ? state : { ...state, approvals: { ...state.approvals, [act]: { ...before, standing } } };
};

/** A withdrawal that the applicant's silence made; one that a person records after a lapse is for good. */
const closesByTimer = ({ status, terms }: Case, { lapsed }: { readonly lapsed: boolean }): boolean =>
  lapsed && status === 'correctionPending' && terms.onCorrectionTimeout === 'withdrawn';

export const applicationEvolve: Decider<Application, ApplicationCommand, ApplicationEvent>['evolve'] = {
  ApplicationSubmitted: (_, data) => ({
    status: 'submitted',
    applicationId: data.applicationId,
    item: data.item,
    itemVersion: data.itemVersion,
    region: data.region,
    terms: data.terms,
    channel: data.channel,
    filedBy: data.filedBy,
    applicantSubjectId: data.applicant.subjectId,
    receivedAt: data.occurredAt,
    receivedOn: data.occurredOn,
    receivedBy: data.receivedBy,
    checkedFrom: { at: data.occurredAt, on: data.occurredOn },
    countedFrom: data.countsFrom,
    materials: byCode(data.materials),
    missing: [],
    pieceReceivedAt: null,
    correctionLapsed: false,
    timedOut: null,
    corrections: 0,
    ...unaccepted,
    closingCounted: null,
    closingMarks: null,
    passings: NONE_PASSED,
    unapplied: {},
    handler: data.terms.handler,
    approvals: {},
    reviews: [],
    deferred: [],
    deferralConsequence: null,
    deferralLapsed: false,
    lapseHeldBack: null,
    facts: 1,
    unproved: {},
    successors: [],
    visits: 0,
    told: {},
    certificateNumber: null,
    delivered: false,
    lastStepAt: data.occurredAt,
    ledger: evolveLedger(emptyLedger, { type: 'ApplicationSubmitted', data }, data.occurredAt),
  }),

  ReceiptConfirmed: step('ReceiptConfirmed', (state, { countsFrom }) => ({ ...state, countedFrom: countsFrom })),

  MaterialAdded: step('MaterialAdded', (state, { material, occurredAt }) =>
    received(withPiece(state, [material], occurredAt), [material]),
  ),

  CorrectionNoticeIssued: step('CorrectionNoticeIssued', (state, data) => {
    if (data.lengthens !== null) return { ...state, correctionLapsed: false };
    if (!data.stopsCheck) return state;
    const named = data.missing.map(({ code }) => code).filter((code) => !data.beyondList.includes(code));
    return {
      ...state,
      ...unaccepted,
      status: 'correctionPending',
      missing: [...new Set([...state.missing, ...named])],
      pieceReceivedAt: null,
      correctionLapsed: false,
      lastStepAt: data.occurredAt,
    };
  }),

  CorrectionReceived: step('CorrectionReceived', (state, data) => {
    const { materials, checkedFrom } = data;
    const got = received(withPiece(state, materials, checkedFrom.at), materials);
    if (!data.complete) return { ...got, corrections: state.corrections + 1 };
    return {
      ...got,
      corrections: state.corrections + 1,
      pieceReceivedAt: null,
      status: 'submitted',
      correctionLapsed: false,
      checkedFrom: data.checkedFrom,
      countedFrom: data.checkedFrom,
      lastStepAt: data.occurredAt,
    };
  }),

  ApplicationReopened: step('ApplicationReopened', (state) => ({
    ...state,
    status: 'correctionPending',
    timedOut: null,
    closingCounted: null,
    closingMarks: null,
  })),

  CorrectedOnTheSpot: step('CorrectedOnTheSpot', (state) => state),
  CorrectionLapsed: step('CorrectionLapsed', (state) => ({ ...state, correctionLapsed: true })),

  ApplicationAccepted: step('ApplicationAccepted', (state, data) => ({
    ...state,
    // Proved after the case had been closed, it says from when the review had run.
    status: isClosed(state) ? state.status : 'accepted',
    deemed: data.deemed,
    acceptedAt: data.occurredAt,
    acceptedOn: data.occurredOn,
    acceptanceCounted: {
      on: data.occurredOn,
      holder: data.holder,
      ...(data.deemed && data.check && { check: data.check }),
    },
    materials: { ...state.materials, ...committed(data.commitments) },
    missing: [],
    correctionLapsed: false,
    deferred: data.deferral?.materials ?? [],
    deferralConsequence: data.deferral?.consequence ?? null,
    lastStepAt: data.replacesDeemed ? state.lastStepAt : data.occurredAt,
  })),

  ApplicationNotAccepted: step('ApplicationNotAccepted', (state, data) => ({
    ...closed(state, data.ground === 'incomplete' ? 'returned' : 'notAccepted', data),
    ...unaccepted,
    lastStepAt: data.occurredAt,
  })),

  FileHandedOver: step('FileHandedOver', (state) => state),

  StageStarted: step('StageStarted', (state, data) => ({
    ...state,
    stage: data.stage,
    // The first stage starts with the acceptance; after silence its recording is no step that an act could come before.
    lastStepAt: state.stage !== null && data.occurredAt > state.lastStepAt ? data.occurredAt : state.lastStepAt,
    branches: [
      ...state.branches,
      ...data.branches.map(({ id, department }) => ({
        id,
        stage: data.stage,
        department,
        opinion: null,
        effectiveAt: null,
        lastStepAt: state.stage === null && state.deemed ? (state.acceptedAt ?? data.occurredAt) : data.occurredAt,
      })),
    ],
  })),

  OpinionGiven: step('OpinionGiven', (state, data) => ({
    ...state,
    branches: state.branches.map((branch) =>
      branch.id === data.branch
        ? {
            ...branch,
            opinion: data.opinion,
            effectiveAt: branch.effectiveAt ?? data.usedUntil,
            lastStepAt: data.occurredAt,
          }
        : branch,
    ),
  })),

  SuspensionStarted: step('SuspensionStarted', (state) => state),
  SuspensionNoticeGiven: step('SuspensionNoticeGiven', (state) => state),
  SuspensionProlonged: step('SuspensionProlonged', (state) => state),
  SuspensionEnded: step('SuspensionEnded', (state) => state),
  ApplicationExtended: step('ApplicationExtended', (state, { moves, approver, approverDepartment, approval }) => {
    const approving = { department: approverDepartment, official: approver, form: approval };
    return approved({ ...state, extended: state.extended || moves !== 'none' }, 'extension', approving);
  }),
  LimitsMoved: step('LimitsMoved', (state) => state),
  LimitPassed: step('LimitPassed', (state, { basis, limit, holder, closedOn }) => ({
    ...state,
    passings: withPassing(state.passings, { basis, limit, holder, closedOn }),
  })),
  LimitPassingUndone: step('LimitPassingUndone', (state, { basis }) => ({
    ...state,
    passings: { ...state.passings, [basis]: null },
  })),
  CalendarChangeNotApplied: step('CalendarChangeNotApplied', (state, { limits }) => ({
    ...state,
    unapplied: {
      ...state.unapplied,
      ...Object.fromEntries(limits.map((limit) => [unappliedKey(limit), limit.computed.at])),
    },
  })),
  ClosingReassessed: step('ClosingReassessed', (state, { after }) => ({ ...state, closingMarks: after })),

  HandlerAssigned: step('HandlerAssigned', (state, { branch, department, official }) =>
    // Whom an entrusted window names handles its first check, and not the case.
    branch === null && department === state.terms.department ? { ...state, handler: official } : state,
  ),

  VisitRecorded: step('VisitRecorded', (state, { visit }) => ({ ...state, visits: visit })),
  LapseHeldBack: step('LapseHeldBack', (state, { deadline }) => ({ ...state, lapseHeldBack: deadline.at })),
  DeferralLapsed: step('DeferralLapsed', (state) => ({ ...state, deferralLapsed: true })),

  DecisionMade: step('DecisionMade', (state, data) => ({
    ...approved(closed(state, data.outcome, data), 'decision', approverOf(data)),
    lastStepAt: data.occurredAt,
  })),

  CertificateIssued: step('CertificateIssued', (state, { certificateNumber }) => ({ ...state, certificateNumber })),
  ResultDelivered: step('ResultDelivered', (state, { occurredAt }) => ({
    ...state,
    delivered: true,
    lastStepAt: occurredAt,
  })),
  ApplicationWithdrawn: step('ApplicationWithdrawn', (state, data) => ({
    ...closed(state, 'withdrawn', data),
    ...(data.replacesDeemed === true ? unaccepted : {}),
    timedOut: closesByTimer(state, data) ? { outcome: 'withdrawn', on: data.occurredOn, closing: data.closing } : null,
  })),
  ApplicationReturned: step('ApplicationReturned', (state, data) => ({
    ...closed(state, 'returned', data),
    timedOut: { outcome: 'returned', on: data.occurredOn, closing: data.closing },
  })),
  ApplicationTerminated: step('ApplicationTerminated', (state, data) =>
    approved(
      { ...closed(state, 'terminated', data), ...(data.replacesDeemed === true ? unaccepted : {}) },
      'termination',
      approverOf(data),
    ),
  ),
  ApprovalConfirmed: step('ApprovalConfirmed', (state, { act }) => answered(state, act, 'confirmed')),
  ApprovalDisowned: step('ApprovalDisowned', (state, { act }) => answered(state, act, 'disowned')),
  LateReportRecorded: step('LateReportRecorded', (state) => state),
  SuccessorFiled: step('SuccessorFiled', (state, { successor, successorNumber, statedBy }) => ({
    ...state,
    successors: [...state.successors, { successor, successorNumber, statedBy }],
  })),
  ProofPutToReview: step('ProofPutToReview', (state, data) => {
    const { review, because, act, proof, told, ends, number, delivered } = data;
    const of = data.of ?? lastTold(state, told);
    const held = { review, because, act, of, proof, told, ends, number, delivered, standing: 'waiting' } as const;
    return { ...state, reviews: [...state.reviews, held] };
  }),
  ProofAdded: step('ProofAdded', (state, { credit }) => letCount(state, credit)),
  ProofReviewed: step('ProofReviewed', (state, { review, word, credit }) => ({
    ...letCount(state, credit),
    reviews: state.reviews.map((held) => (held.review === review ? { ...held, standing: word } : held)),
  })),
};
