import type { Decider, Event, Of } from '@sealtrail/event-sourcing';
import { isClosed } from './acts';
import type { Application, Case } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';
import {
  answered,
  approved,
  approverOf,
  byCode,
  closed,
  closesByTimer,
  committed,
  letCount,
  NONE_PASSED,
  received,
  unaccepted,
  withPassing,
  withPiece,
} from './case-changes';
import { countedWith } from './fact-counts';
import { actOfFact, mayBeProved, type UnprovedFact } from './late-proof-acts';
import { emptyLedger } from './ledger';
import { evolveLedger } from './ledger-fold';
import { unappliedKey } from './limits';
import type { ProvableAct } from './proof-commands';

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
    closedAt: null,
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
    announced: [],
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
    closedAt: null,
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
  SuccessorAnnounced: step('SuccessorAnnounced', (state, { successor, successorNumber, statedBy, announcedAt }) => ({
    ...state,
    announced: [...state.announced, { successor, successorNumber, statedBy, announcedAt }],
  })),
  SuccessorFiled: step('SuccessorFiled', (state, { successor, successorNumber, statedBy }) => ({
    ...state,
    announced: state.announced.filter((one) => one.successor !== successor),
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
