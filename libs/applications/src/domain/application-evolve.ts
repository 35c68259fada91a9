import type { Decider } from '@sealtrail/event-sourcing';
import type { Application, Case } from './application';
import type { ApplicationCommand } from './application-commands';
import type { ApplicationEvent } from './application-events';
import {
  approverOf,
  byCode,
  closedCase,
  closesByTimer,
  NONE_PASSED,
  notAcceptedState,
  withApprovalOf,
  withApprovalStanding,
  withCredit,
  withPassing,
} from './case-changes';
import { transition } from './case-transition';
import { commandOfEvent } from './commands-of-events';
import { firstCheckTransitions } from './first-check-transitions';
import { emptyLedger } from './ledger';
import { evolveLedger } from './ledger-fold';
import { unappliedKey } from './limits';
import type { ProvableAct } from './proof-commands';

/** Before a review stored the revision of its act, the act was the event reported just before. */
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

  ...firstCheckTransitions,

  StageStarted: transition('StageStarted', (state, data) => ({
    ...state,
    stage: data.stage,
    // The first stage starts with the acceptance; after a deemed acceptance, the recording is not a step that bounds later acts.
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
            effectiveAt: branch.effectiveAt ?? data.nextStageFrom ?? data.usedUntil,
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
    // An official named by an entrusted window handles its first check, not the case.
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
