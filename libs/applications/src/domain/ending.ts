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

/** 容缺: deferred materials have not come in time, and a person has to draw the consequence. */
const awaitsDeferralDecision = ({ deferralLapsed, deferred }: Case): boolean => deferralLapsed && deferred.length > 0;

/** The consequences of a lapse that end the case without a decision. @throws {Rejection} `application.deferral-not-lapsed` */
function groundOfTermination(state: Case, { ground }: TerminateApplication['data']): TerminationGround | null {
  const fits = state.deferralConsequence === 'returned' || state.deferralConsequence === 'acceptanceCancelled';
  if (ground !== null && !(awaitsDeferralDecision(state) && fits)) {
    const { deferred, deferralConsequence: consequence } = state;
    throw reject('application.deferral-not-lapsed', { materials: materialDetails(state.terms, deferred), consequence });
  }
  return ground;
}

/** What an item makes of a lapse, where a person has to draw it; `null`: nothing has lapsed. */
const consequenceOf = (state: Case): Consequence | null =>
  awaitsDeferralDecision(state)
    ? state.deferralConsequence
    : state.correctionLapsed
      ? state.terms.onCorrectionTimeout
      : null;

/**
 * Where a lapse leads to a termination or a refusal, the unit gives reasons and remedies (行政许可法 art. 38): it records no
 * withdrawal in their place, but for the applicant's own, by their portal or with their paper.
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
 * 撤回 is the applicant's: whoever else tells of it shows a paper of theirs, or it stands as unshown. As the item's own
 * consequence of deferred materials that did not come it needs no request.
 */
function requestFormOf({ toldBy, document }: WithdrawApplication['data'], state: Case): RequestForm | null {
  if (isApplicantsPortal(toldBy)) return 'applicant';
  if (document !== null) return 'onPaper';
  return awaitsDeferralDecision(state) && state.deferralConsequence === 'withdrawn' ? null : 'unshown';
}

/** Proved to have come before the silence that accepted the case: as if it had been told at once, it was never accepted. */
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
