import type { Decider, Event, OfType } from '@sealtrail/event-sourcing';
import type { Application, Case } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';
import {
  approverOf,
  byCode,
  closedCase,
  closesByTimer,
  commitmentsFor,
  NONE_PASSED,
  notAcceptedState,
  withApprovalOf,
  withApprovalStanding,
  withCorrectedPiece,
  withCredit,
  withMaterials,
  withPassing,
} from './case-changes';
import { commandOfEvent, isProvableFact, type UnprovedFact } from './commands-of-events';
import { withFactCounted } from './fact-counts';
import { emptyLedger } from './ledger';
import { evolveLedger } from './ledger-fold';
import { unappliedKey } from './limits';
import { isClosed } from './preconditions';
import type { ProvableAct } from './proof-commands';

type CaseTransition<Type extends ApplicationEvent['type']> = (
  state: Case,
  event: OfType<ApplicationEvent, Type>['data'],
) => Case;

/** Every fact after the first, with the clocks moved along. The decider never reads the ledger's recording times. */
function transition<Type extends ApplicationEvent['type']>(type: Type, change: CaseTransition<Type>) {
  return (state: Application, data: Parameters<CaseTransition<Type>>[1]): Application => {
    if (state.status === 'unknown') throw new Error(`${type} in a stream without ApplicationSubmitted`);
    const event = { type, data } as Event as ApplicationEvent;
    const ledger = evolveLedger(state.ledger, event, event.data.occurredAt);
    const unproved = isUnproved(event) ? { ...state.unproved, [state.eventCount]: event } : state.unproved;
    return change(
      { ...state, ledger, factCounts: withFactCounted(event, state), eventCount: state.eventCount + 1, unproved },
      data,
    );
  };
}

const isUnproved = (event: ApplicationEvent): event is UnprovedFact =>
  isProvableFact(event) && (event.data.proofOfService === null || event.data.proofOfService.weight === 'waits');

/** What was put to review before its revision was kept had been told right before. */
function lastReportedRevision({ unproved, eventCount: facts }: Case, { type, data: { at } }: ProvableAct): number {
  const revision = Object.keys(unproved).findLast((one) => {
    const event = unproved[Number(one)];
    return event !== undefined && event.data.occurredAt === at && commandOfEvent(event)?.type === type;
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
    ...notAcceptedState,
    closedAt: null,
    closingCounted: null,
    closingMarks: null,
    passings: NONE_PASSED,
    unapplied: {},
    handler: data.terms.handler,
    approvals: {},
    proofReviews: [],
    deferred: [],
    deferralConsequence: null,
    deferralLapsed: false,
    lapseHeldBack: null,
    eventCount: 1,
    unproved: {},
    successors: [],
    announcedSuccessors: [],
    visits: 0,
    factCounts: {},
    certificateNumber: null,
    delivered: false,
    lastActAt: data.occurredAt,
    ledger: evolveLedger(emptyLedger, { type: 'ApplicationSubmitted', data }, data.occurredAt),
  }),

  ReceiptConfirmed: transition('ReceiptConfirmed', (state, { countsFrom }) => ({ ...state, countedFrom: countsFrom })),

  MaterialAdded: transition('MaterialAdded', (state, { material, occurredAt }) =>
    withMaterials(withCorrectedPiece(state, [material], occurredAt), [material]),
  ),

  CorrectionNoticeIssued: transition('CorrectionNoticeIssued', (state, data) => {
    if (data.lengthens !== null) return { ...state, correctionLapsed: false };
    if (!data.stopsCheck) return state;
    const named = data.missing.map(({ code }) => code).filter((code) => !data.beyondList.includes(code));
    return {
      ...state,
      ...notAcceptedState,
      status: 'correctionPending',
      missing: [...new Set([...state.missing, ...named])],
      pieceReceivedAt: null,
      correctionLapsed: false,
      lastActAt: data.occurredAt,
    };
  }),

  CorrectionReceived: transition('CorrectionReceived', (state, data) => {
    const { materials, checkedFrom } = data;
    const got = withMaterials(withCorrectedPiece(state, materials, checkedFrom.at), materials);
    if (!data.complete) return { ...got, corrections: state.corrections + 1 };
    return {
      ...got,
      corrections: state.corrections + 1,
      pieceReceivedAt: null,
      status: 'submitted',
      correctionLapsed: false,
      checkedFrom: data.checkedFrom,
      countedFrom: data.checkedFrom,
      lastActAt: data.occurredAt,
    };
  }),

  ApplicationReopened: transition('ApplicationReopened', (state) => ({
    ...state,
    status: 'correctionPending',
    timedOut: null,
    closedAt: null,
    closingCounted: null,
    closingMarks: null,
  })),

  CorrectedOnTheSpot: transition('CorrectedOnTheSpot', (state) => state),
  CorrectionLapsed: transition('CorrectionLapsed', (state) => ({ ...state, correctionLapsed: true })),

  ApplicationAccepted: transition('ApplicationAccepted', (state, data) => ({
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
    materials: { ...state.materials, ...commitmentsFor(data.commitments) },
    missing: [],
    correctionLapsed: false,
    deferred: data.deferral?.materials ?? [],
    deferralConsequence: data.deferral?.consequence ?? null,
    lastActAt: data.replacesDeemed ? state.lastActAt : data.occurredAt,
  })),

  ApplicationNotAccepted: transition('ApplicationNotAccepted', (state, data) => ({
    ...closedCase(state, data.ground === 'incomplete' ? 'returned' : 'notAccepted', data),
    ...notAcceptedState,
    lastActAt: data.occurredAt,
  })),

  FileHandedOver: transition('FileHandedOver', (state) => state),

  StageStarted: transition('StageStarted', (state, data) => ({
    ...state,
    stage: data.stage,
    // The first stage starts with the acceptance; after silence its recording is no step that an act could come before.
    lastActAt: state.stage !== null && data.occurredAt > state.lastActAt ? data.occurredAt : state.lastActAt,
    branches: [
      ...state.branches,
      ...data.branches.map(({ id, department }) => ({
        id,
        stage: data.stage,
        department,
        opinion: null,
        effectiveAt: null,
        lastActAt: state.stage === null && state.deemed ? (state.acceptedAt ?? data.occurredAt) : data.occurredAt,
      })),
    ],
  })),

  OpinionGiven: transition('OpinionGiven', (state, data) => ({
    ...state,
    branches: state.branches.map((branch) =>
      branch.id === data.branch
        ? {
            ...branch,
            opinion: data.opinion,
            effectiveAt: branch.effectiveAt ?? data.usedUntil,
            lastActAt: data.occurredAt,
          }
        : branch,
    ),
  })),

  SuspensionStarted: transition('SuspensionStarted', (state) => state),
  SuspensionNoticeGiven: transition('SuspensionNoticeGiven', (state) => state),
  SuspensionProlonged: transition('SuspensionProlonged', (state) => state),
  SuspensionEnded: transition('SuspensionEnded', (state) => state),
  ApplicationExtended: transition('ApplicationExtended', (state, { moves, approver, approverDepartment, approval }) => {
    const approving = { department: approverDepartment, official: approver, form: approval };
    return withApprovalOf({ ...state, extended: state.extended || moves !== 'none' }, 'extension', approving);
  }),
  LimitsMoved: transition('LimitsMoved', (state) => state),
  LimitPassed: transition('LimitPassed', (state, { basis, limit, holder, closedOn }) => ({
    ...state,
    passings: withPassing(state.passings, { basis, limit, holder, closedOn }),
  })),
  LimitPassingUndone: transition('LimitPassingUndone', (state, { basis }) => ({
    ...state,
    passings: { ...state.passings, [basis]: null },
  })),
  CalendarChangeNotApplied: transition('CalendarChangeNotApplied', (state, { limits }) => ({
    ...state,
    unapplied: {
      ...state.unapplied,
      ...Object.fromEntries(limits.map((limit) => [unappliedKey(limit), limit.computed.at])),
    },
  })),
  ClosingReassessed: transition('ClosingReassessed', (state, { after }) => ({ ...state, closingMarks: after })),

  HandlerAssigned: transition('HandlerAssigned', (state, { branch, department, official }) =>
    // Whom an entrusted window names handles its first check, and not the case.
    branch === null && department === state.terms.department ? { ...state, handler: official } : state,
  ),

  VisitRecorded: transition('VisitRecorded', (state, { visit }) => ({ ...state, visits: visit })),
  LapseHeldBack: transition('LapseHeldBack', (state, { deadline }) => ({ ...state, lapseHeldBack: deadline.at })),
  DeferralLapsed: transition('DeferralLapsed', (state) => ({ ...state, deferralLapsed: true })),

  DecisionMade: transition('DecisionMade', (state, data) => ({
    ...withApprovalOf(closedCase(state, data.outcome, data), 'decision', approverOf(data)),
    lastActAt: data.occurredAt,
  })),

  CertificateIssued: transition('CertificateIssued', (state, { certificateNumber }) => ({
    ...state,
    certificateNumber,
  })),
  ResultDelivered: transition('ResultDelivered', (state, { occurredAt }) => ({
    ...state,
    delivered: true,
    lastActAt: occurredAt,
  })),
  ApplicationWithdrawn: transition('ApplicationWithdrawn', (state, data) => ({
    ...closedCase(state, 'withdrawn', data),
    ...(data.replacesDeemed === true ? notAcceptedState : {}),
    timedOut: closesByTimer(state, data) ? { outcome: 'withdrawn', on: data.occurredOn, closing: data.closing } : null,
  })),
  ApplicationReturned: transition('ApplicationReturned', (state, data) => ({
    ...closedCase(state, 'returned', data),
    timedOut: { outcome: 'returned', on: data.occurredOn, closing: data.closing },
  })),
  ApplicationTerminated: transition('ApplicationTerminated', (state, data) =>
    withApprovalOf(
      { ...closedCase(state, 'terminated', data), ...(data.replacesDeemed === true ? notAcceptedState : {}) },
      'termination',
      approverOf(data),
    ),
  ),
  ApprovalConfirmed: transition('ApprovalConfirmed', (state, { act }) => withApprovalStanding(state, act, 'confirmed')),
  ApprovalDisowned: transition('ApprovalDisowned', (state, { act }) => withApprovalStanding(state, act, 'disowned')),
  LateReportRecorded: transition('LateReportRecorded', (state) => state),
  SuccessorAnnounced: transition(
    'SuccessorAnnounced',
    (state, { successor, successorNumber, statedBy, announcedAt }) => ({
      ...state,
      announcedSuccessors: [...state.announcedSuccessors, { successor, successorNumber, statedBy, announcedAt }],
    }),
  ),
  SuccessorFiled: transition('SuccessorFiled', (state, { successor, successorNumber, statedBy }) => ({
    ...state,
    announcedSuccessors: state.announcedSuccessors.filter((one) => one.successor !== successor),
    successors: [...state.successors, { successor, successorNumber, statedBy }],
  })),
  ProofPutToReview: transition('ProofPutToReview', (state, data) => {
    const { review, because, act, proof, told, ends, number, delivered } = data;
    const of = data.of ?? lastReportedRevision(state, told);
    const held = { review, because, act, of, proof, told, ends, number, delivered, standing: 'waiting' } as const;
    return { ...state, proofReviews: [...state.proofReviews, held] };
  }),
  ProofAdded: transition('ProofAdded', (state, { credit }) => withCredit(state, credit)),
  ProofReviewed: transition('ProofReviewed', (state, { review, word, credit }) => ({
    ...withCredit(state, credit),
    proofReviews: state.proofReviews.map((held) => (held.review === review ? { ...held, standing: word } : held)),
  })),
};
