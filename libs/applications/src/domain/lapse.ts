import type { Consequence } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { statement } from '../statements';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { Lapse } from './case-enums';
import { closingOf } from './closing';
import type { DecideHandlers } from './decide-handlers';
import { requireFirstCheckOfficer } from './entrusted';
import { awaitedCorrection, type CaseClock, findClock, noticeOf } from './ledger';
import { currentLimit } from './limits';
import {
  caseFactByLaw,
  caseFactOf,
  closingFactOf,
  isClosed,
  openCase,
  requireActingOfficer,
  requireNotBefore,
} from './preconditions';
import type { ActTimes } from './reporting';

/** A pending deadline of the applicant. */
export type ApplicantDeadline = {
  readonly lapse: Lapse;
  readonly consequence: Consequence;
  /** By the current calendar: as set, or later. */
  readonly limit: Limit;
};

type Actor = ActTimes & { readonly department: string | null; readonly officer: string | null };

const currentDeadline = (
  { ledger }: Case,
  clock: CaseClock | undefined,
  { calendar }: ApplicationDecisionContext,
): Limit | null => (clock === undefined ? null : currentLimit(ledger, clock, 'statutory', calendar));

export function correctionDeadline(state: Application, context: ApplicationDecisionContext): ApplicantDeadline | null {
  if (state.status !== 'correctionPending' || state.correctionLapsed) return null;
  const limit = currentDeadline(state, awaitedCorrection(state.ledger), context);
  return limit && { lapse: 'correctionLapsed', consequence: state.terms.onCorrectionTimeout, limit };
}

export function deferralDeadline(state: Application, context: ApplicationDecisionContext): ApplicantDeadline | null {
  if (!waitsForDeferred(state) || state.deferralLapsed || state.deferralConsequence === null) return null;
  const limit = currentDeadline(state, findClock(state.ledger, 'deferral'), context);
  return limit && { lapse: 'deferralLapsed', consequence: state.deferralConsequence, limit };
}

const waitsForDeferred = (state: Application): state is Case =>
  state.status !== 'unknown' && !isClosed(state) && state.deferred.length > 0;

/**
 * Events after the deadline has passed. No case is lost by a day that may still become a holiday: if the deadline counted one, the lapse is
 * held back until the notice of the year is recorded, or a person closes the case.
 */
export function timeoutFacts(
  deadline: ApplicantDeadline | null,
  at: Instant,
  state: Application,
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  if (deadline === null || state.status === 'unknown' || at < deadline.limit.at) return [];
  if (!deadline.limit.provisional) return lapseFactsByLaw(state, context, deadline);
  if (state.lapseHeldBack === deadline.limit.at) return [];
  const { lapse, consequence, limit } = deadline;
  return [
    {
      type: 'LapseHeldBack',
      data: { ...caseFactByLaw(state, context, limit.at), lapse, deadline: limit, consequence },
    },
  ];
}

/** Effects of a passed deadline that counted no provisional day. */
export const lapseFactsByLaw = (
  state: Case,
  context: ApplicationDecisionContext,
  deadline: ApplicantDeadline,
): readonly ApplicationEvent[] => {
  const { at } = deadline.limit;
  return lapseFacts(state, context, deadline, { at, now: at, department: null, officer: null });
};

/**
 * Withdrawal and return follow automatically; a refusal is a decision, as is the consequence of missing deferred materials: they wait for a person.
 */
function lapseFacts(
  state: Case,
  context: ApplicationDecisionContext,
  { lapse, consequence, limit }: ApplicantDeadline,
  actor: Actor,
): readonly ApplicationEvent[] {
  if (lapse === 'deferralLapsed') {
    return [
      {
        type: 'DeferralLapsed',
        data: { ...caseFactOf(state, context, actor), materials: state.deferred, consequence },
      },
    ];
  }
  const awaited = awaitedCorrection(state.ledger);
  if (awaited === undefined) return [];
  const notice = noticeOf(awaited);
  if (consequence !== 'withdrawn' && consequence !== 'returned') {
    return [{ type: 'CorrectionLapsed', data: { ...caseFactOf(state, context, actor), notice, consequence } }];
  }
  const fact = closingFactOf(state, context, actor);
  const reason = statement('lapse.not-corrected', { notice, deadline: limit.date });
  const closing = closingOf(state, state.ledger, context.calendar, actor, null);
  return consequence === 'withdrawn'
    ? [
        {
          type: 'ApplicationWithdrawn',
          data: { ...fact, reason, lapsed: true, request: null, document: null, proofOfService: null, closing },
        },
      ]
    : [{ type: 'ApplicationReturned', data: { ...fact, reason, closing } }];
}

/** A person confirms that a deadline has lapsed, regardless of the future notice of the year. */
export const lapseHandlers: DecideHandlers<'ConfirmLapse'> = {
  ConfirmLapse: (command, state, context) => {
    const found = openCase(state);
    const deadline = correctionDeadline(found, context) ?? deferralDeadline(found, context);
    if (deadline?.lapse === 'deferralLapsed') requireActingOfficer(found, context, command, found.terms.department);
    else requireFirstCheckOfficer(found, context, command);
    if (deadline === null || found.lapseHeldBack !== deadline.limit.at) throw reject('application.no-lapse-waits');
    requireNotBefore(command.at, deadline.limit.at);
    return lapseFacts(found, context, deadline, command);
  },
};
