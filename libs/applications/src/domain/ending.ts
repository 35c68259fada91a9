import type { Consequence } from '@sealtrail/catalog/events';
import { reject } from '../rejections';
import type { ApplicationDecisionContext, Case } from './application';
import type { RequestForm, TerminationGround } from './case-enums';
import { type Closing, isApplicantsPortal, type ProofOfService } from './case-fact';
import { closingOf } from './closing';
import type { DecideHandlers } from './decide-handlers';
import type { TerminateApplication, WithdrawApplication } from './decision-commands';
import type { EndedBeforeSilence } from './decision-events';
import { timelinessAfterDeemedAcceptance, undoneAcceptance } from './deemed-acceptance';
import { closingBeforeReview } from './first-check';
import {
  closingFactOf,
  DECIDING_POSTS,
  openCase,
  requireActingOfficer,
  requireNotBefore,
  requireReceivingOfficer,
} from './preconditions';
import { materialDetails } from './refusal-details';
import type { ActTimes } from './reporting';

/** 容缺: deferred materials were not submitted in time, and a person must draw the consequence. */
const awaitsDeferralDecision = ({ deferralLapsed, deferred }: Case): boolean => deferralLapsed && deferred.length > 0;

/** Grounds that follow a lapse and end the case without a decision. @throws {Rejection} `application.deferral-not-lapsed` */
function groundOfTermination(state: Case, { ground }: TerminateApplication['data']): TerminationGround | null {
  const fits = state.deferralConsequence === 'returned' || state.deferralConsequence === 'acceptanceCancelled';
  if (ground !== null && !(awaitsDeferralDecision(state) && fits)) {
    const { deferred, deferralConsequence: consequence } = state;
    throw reject('application.deferral-not-lapsed', { materials: materialDetails(state.terms, deferred), consequence });
  }
  return ground;
}

/** The item's consequence of a lapse, if a person must draw it; `null`: nothing has lapsed. */
const consequenceOf = (state: Case): Consequence | null =>
  awaitsDeferralDecision(state)
    ? state.deferralConsequence
    : state.correctionLapsed
      ? state.terms.onCorrectionTimeout
      : null;

/**
 * If a lapse leads to a termination or a refusal, the unit must give reasons and remedies (行政许可法 art. 38): it cannot record a withdrawal
 * instead, except the applicant's own, by their portal or with their paper.
 *
 * @throws {Rejection} `application.lapse-has-its-act`
 */
function requireWithdrawable(state: Case, command: WithdrawApplication['data']): void {
  const consequence = consequenceOf(state);
  if (consequence === null || requestFormOf(command, state) !== 'unshown') return;
  throw reject('application.lapse-has-its-act', {
    consequence,
    act: consequence === 'refused' ? 'decision' : 'termination',
  });
}

/**
 * 撤回 is an act of the applicant: other reporters must present the applicant's paper, otherwise it is recorded as unproved. As the item's own
 * consequence of missing deferred materials it needs no request.
 */
function requestFormOf({ toldBy, document }: WithdrawApplication['data'], state: Case): RequestForm | null {
  if (isApplicantsPortal(toldBy)) return 'applicant';
  if (document !== null) return 'onPaper';
  return awaitsDeferralDecision(state) && state.deferralConsequence === 'withdrawn' ? null : 'unshown';
}

/** Proved to be earlier than the deemed acceptance: as if reported immediately, so that the case was never accepted. */
function closingWithUndoing(
  state: Case,
  { calendar }: ApplicationDecisionContext,
  when: ActTimes,
  proof: ProofOfService | null,
): EndedBeforeSilence & { readonly closing: Closing } {
  if (timelinessAfterDeemedAcceptance(state, when, proof) !== 'proved') {
    return { closing: closingOf(state, state.ledger, calendar, when, proof) };
  }
  const closing = closingBeforeReview(state, calendar, when, proof);
  return { replacesDeemed: true, ...undoneAcceptance(state, true), closing };
}

export const endingHandlers: DecideHandlers<'WithdrawApplication' | 'TerminateApplication'> = {
  WithdrawApplication: (command, state, context) => {
    const found = openCase(state);
    requireReceivingOfficer(found, context, command);
    requireWithdrawable(found, command);
    requireNotBefore(command.at, found.lastActAt);
    return [
      {
        type: 'ApplicationWithdrawn',
        data: {
          ...closingFactOf(found, context, command),
          reason: command.reason,
          lapsed: found.correctionLapsed || awaitsDeferralDecision(found),
          request: requestFormOf(command, found),
          document: command.document,
          proofOfService: command.proofOfService,
          ...closingWithUndoing(found, context, command, command.proofOfService),
        },
      },
    ];
  },

  TerminateApplication: (command, state, context) => {
    const found = openCase(state);
    requireActingOfficer(found, context, command, found.terms.department, DECIDING_POSTS);
    const ground = groundOfTermination(found, command);
    requireNotBefore(command.at, found.lastActAt);
    const { reason, legalBasis, document, remedies, proofOfService } = command;
    return [
      {
        type: 'ApplicationTerminated',
        data: {
          ...closingFactOf(found, context, command),
          approval: command.approval,
          reason,
          legalBasis,
          document,
          ground,
          remedies,
          proofOfService,
          ...closingWithUndoing(found, context, command, proofOfService),
        },
      },
    ];
  },
};
