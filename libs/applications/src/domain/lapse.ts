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

/** A deadline of the applicant that is awaited and has not lapsed yet. */
export type ApplicantDeadline = {
  readonly lapse: Lapse;
  readonly consequence: Consequence;
  /** By the calendar of now: later than it was set, or as it was. */
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
 * The deadline has passed. Nobody is to lose a case by a day that may yet be a holiday: where it counted one, the lapse is held
 * back until the notice of the year is told, or a person closes.
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

/** What time alone has made of a deadline that counted no day that may still move. */
export const lapseFactsByLaw = (
  state: Case,
  context: ApplicationDecisionContext,
  deadline: ApplicantDeadline,
): readonly ApplicationEvent[] => {
  const { at } = deadline.limit;
  return lapseFacts(state, context, deadline, { at, now: at, department: null, officer: null });
};

/** Withdrawal and return follow of themselves; a refusal is a decision, and so is what deferred materials lead to: they wait for a person. */
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

/** A person takes it upon himself that a deadline has lapsed, whatever the notice of the year will say. */
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
