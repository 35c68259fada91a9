import type { Instant } from '@sealtrail/event-sourcing';
import { dateOf, dateUntil } from '@sealtrail/working-days';
import { reject } from '../rejections';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationAccepted, ApplicationEvent, ApplicationNotAccepted } from './application-events';
import type { Closing, ProofOfService } from './case-fact';
import { closingOf } from './closing';
import type { DecideHandlers } from './decide-handlers';
import {
  endedCheck,
  firstCheckLimit,
  reviewLimits,
  timelinessAfterDeemedAcceptance,
  undoneAcceptance,
} from './deemed-acceptance';
import { creditedAt } from './effective-time';
import { requireFirstCheckOfficer } from './entrusted';
import type { AcceptApplication, RefuseAcceptance } from './first-check-commands';
import { lateReportRecorded } from './late-report';
import { awaitedCorrection } from './ledger';
import { withMovedLimits } from './limit-moves';
import { limitWithoutPauses } from './limits';
import { caseFactOf, closingFactOf, decidedAt, holderOf, openCase, requireNotBefore } from './preconditions';
import { materialDetails } from './refusal-details';
import type { ActTimes } from './reporting';
import { nextStage, startStage } from './stages';

export const firstCheckHandlers: DecideHandlers<'CorrectOnTheSpot' | 'AcceptApplication' | 'RefuseAcceptance'> = {
  CorrectOnTheSpot: (command, state, context) => {
    const found = caseInFirstCheck(state);
    requireFirstCheckOfficer(found, context, command);
    requireNotBefore(command.at, found.lastActAt);
    return [{ type: 'CorrectedOnTheSpot', data: { ...caseFactOf(found, context, command), what: command.what } }];
  },

  AcceptApplication: (command, state, context) => {
    const found = state.status !== 'unknown' && isDecidedSince(state, command.at) ? state : openCase(state);
    if (found.status === 'correctionPending' && !coversMissing(found, command)) {
      throw reject('application.correction-pending', {
        materials: materialDetails(found.terms, found.missing),
        until: awaitedCorrection(found.ledger)?.statutory?.date ?? null,
      });
    }
    requireFirstCheckOfficer(found, context, command);
    if (found.status !== 'submitted' && found.status !== 'correctionPending')
      return acceptAgain(found, command, context);
    requireNotBefore(command.at, found.lastActAt);
    const accepted = acceptance(found, command, context, false);
    const first = nextStage(found);
    return first === undefined ? [accepted] : [accepted, startStage(found, context, first, command)];
  },

  RefuseAcceptance: (command, state, context) => {
    const found = openCase(state);
    requireFirstCheckOfficer(found, context, command);
    requireGround(found, command);
    requireNotBefore(command.at, found.deemed ? found.checkedFrom.at : found.lastActAt);
    const silence = timelinessAfterDeemedAcceptance(found, command, command.proofOfService);
    if (found.status === 'accepted' && silence !== 'proved') {
      if (silence === null || command.at > firstCheckLimit(found).at) throw reject('application.already-accepted');
      return [lateReportRecorded(found, context, { type: 'RefuseAcceptance', data: command })];
    }
    return [notAccepted(found, command, context, silence === 'proved')];
  },
};

/** 不予受理, in time or proved to have been in time. */
export function notAccepted(
  state: Case,
  command: RefuseAcceptance['data'],
  context: Pick<ApplicationDecisionContext, 'calendar'>,
  replacesDeemed: boolean,
): ApplicationNotAccepted {
  const { ground, reason, rightDepartment, stillWrong, remedies, document, proofOfService } = command;
  return {
    type: 'ApplicationNotAccepted',
    data: {
      ...closingFactOf(state, context, command),
      ground,
      reason,
      rightDepartment,
      stillWrong,
      remedies,
      document,
      proofOfService,
      replacesDeemed,
      ...undoneAcceptance(state, replacesDeemed),
      ...endedCheck(state, dateUntil(command.at, context.calendar.zone)),
      closing: closingBeforeReview(state, context.calendar, command, proofOfService),
    },
  };
}

/** The review never ran: a case that is not accepted has no limits of its own. */
export const closingBeforeReview = (
  state: Case,
  calendar: ApplicationDecisionContext['calendar'],
  when: ActTimes,
  proof: ProofOfService | null,
): Closing => closingOf({ ...state, acceptedOn: null }, { ...state.ledger, clocks: [] }, calendar, when, proof);

/** The case was deemed accepted, and the reported act is later than its decision. */
const isDecidedSince = (state: Case, at: Instant): boolean => state.deemed && at < (decidedAt(state) ?? '');

/** An awaited material is not required if it is deferred (容缺受理) or replaced by a commitment. */
function coversMissing({ missing }: Case, { deferral, commitments }: AcceptApplication['data']): boolean {
  return missing.every((code) => deferral?.materials.includes(code) === true || commitments.includes(code));
}

function caseInFirstCheck(state: Application): Case {
  const found = openCase(state);
  if (found.status !== 'submitted') {
    throw reject('application.not-in-first-check', { status: found.status });
  }
  return found;
}

/** After an acceptance: repeating it is no error; one in time that a deemed acceptance had overtaken needs its proof. */
function acceptAgain(
  state: Case,
  command: AcceptApplication['data'],
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  requireNotBefore(command.at, state.checkedFrom.at);
  const silence = timelinessAfterDeemedAcceptance(state, command, command.proofOfService);
  if (silence === null) throw reject('application.already-accepted');
  if (silence === 'proved') return acceptProvedInTime(state, command, context);
  return [lateReportRecorded(state, context, { type: 'AcceptApplication', data: command })];
}

/** The proved acceptance that a deemed acceptance had overtaken: the review has run from there. */
export const acceptProvedInTime = (
  state: Case,
  command: AcceptApplication['data'],
  context: Pick<ApplicationDecisionContext, 'calendar' | 'policies'>,
): readonly ApplicationEvent[] =>
  withMovedLimits(state, context, caseFactOf(state, context, command), 'acceptance', [
    acceptance(state, command, context, true),
  ]);

function acceptance(
  state: Case,
  command: AcceptApplication['data'],
  context: Pick<ApplicationDecisionContext, 'calendar' | 'policies'>,
  replacesDeemed: boolean,
): ApplicationAccepted {
  const on = dateOf(command.at, context.calendar.zone);
  const { deferral, commitments, document } = command;
  return {
    type: 'ApplicationAccepted',
    data: {
      ...caseFactOf(state, context, command),
      deemed: false,
      replacesDeemed,
      ...undoneAcceptance(state, replacesDeemed),
      ...endedCheck(state, on),
      document,
      receivedOn: state.receivedOn,
      ...reviewLimits(state, { at: command.at, on }, context),
      holder: holderOf(state),
      deferral: deferral && {
        materials: deferral.materials,
        deadline: limitWithoutPauses(on, deferral.term, context.calendar),
        consequence: state.terms.onDeferralTimeout,
      },
      commitments,
      proofOfService: command.proofOfService,
      creditedAt: creditedAt(command, command.proofOfService),
    },
  };
}

/** A corrected set cannot be defective if none was requested, if its deadline is still open, or in materials that no notice named (一次告知). */
function requireGround(state: Case, { ground, stillWrong }: RefuseAcceptance['data']): void {
  if (ground !== 'correctedSetWrong') return;
  const asked = new Set(state.ledger.notices.flatMap(({ listed }) => listed));
  if (stillWrong.some(({ code }) => !asked.has(code)))
    throw reject('application.ground-missing', { ground, lacks: 'correctionNotice' });
  if (state.corrections === 0 && !state.correctionLapsed) {
    throw reject('application.ground-missing', { ground, lacks: 'correctedSet' });
  }
}
