import type { Consequence } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import { reject } from '../rejections';
import { statement } from '../statements';
import { endingFactOf, factOf, factOfLaw, isClosed, mayAct, notBefore, openCase } from './acts';
import type { Application, ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { Rows } from './application-rows';
import type { Lapse } from './case-words';
import { closingOf } from './closing';
import { mayCheck } from './entrusted';
import { awaitedCorrection, type CaseClock, findClock, noticeOf } from './ledger';
import { limitKnownNow } from './limits';
import type { When } from './telling';

/** A deadline of the applicant that is awaited and has not lapsed yet. */
export type ApplicantDeadline = {
  readonly lapse: Lapse;
  readonly consequence: Consequence;
  /** By the calendar of now: later than it was set, or as it was. */
  readonly limit: Limit;
};

type Actor = When & { readonly department: string | null; readonly officer: string | null };

const endNow = ({ ledger }: Case, clock: CaseClock | undefined, { calendar }: ApplicationKnown): Limit | null =>
  clock === undefined ? null : limitKnownNow(ledger, clock, 'statutory', calendar);

export function correctionDeadline(state: Application, facts: ApplicationKnown): ApplicantDeadline | null {
  if (state.status !== 'correctionPending' || state.correctionLapsed) return null;
  const limit = endNow(state, awaitedCorrection(state.ledger), facts);
  return limit && { lapse: 'correctionLapsed', consequence: state.terms.onCorrectionTimeout, limit };
}

export function deferralDeadline(state: Application, facts: ApplicationKnown): ApplicantDeadline | null {
  if (!waitsForDeferred(state) || state.deferralLapsed || state.deferralConsequence === null) return null;
  const limit = endNow(state, findClock(state.ledger, 'deferral'), facts);
  return limit && { lapse: 'deferralLapsed', consequence: state.deferralConsequence, limit };
}

const waitsForDeferred = (state: Application): state is Case =>
  state.status !== 'unknown' && !isClosed(state) && state.deferred.length > 0;

/**
 * The deadline has passed. Nobody is to lose a case by a day that may yet be a holiday: where it counted one, the lapse is held
 * back until the notice of the year is told, or a person closes.
 */
export function timedOut(
  deadline: ApplicantDeadline | null,
  at: Instant,
  state: Application,
  facts: ApplicationKnown,
): readonly ApplicationEvent[] {
  if (deadline === null || state.status === 'unknown' || at < deadline.limit.at) return [];
  if (!deadline.limit.provisional) return lapsedByLaw(state, facts, deadline);
  if (state.lapseHeldBack === deadline.limit.at) return [];
  const { lapse, consequence, limit } = deadline;
  return [
    { type: 'LapseHeldBack', data: { ...factOfLaw(state, facts, limit.at), lapse, deadline: limit, consequence } },
  ];
}

/** What time alone has made of a deadline that counted no day that may still move. */
export const lapsedByLaw = (
  state: Case,
  facts: ApplicationKnown,
  deadline: ApplicantDeadline,
): readonly ApplicationEvent[] => {
  const { at } = deadline.limit;
  return lapsed(state, facts, deadline, { at, now: at, department: null, officer: null });
};

/** Withdrawal and return follow of themselves; a refusal is a decision, and so is what deferred materials lead to: they wait for a person. */
function lapsed(
  state: Case,
  facts: ApplicationKnown,
  { lapse, consequence, limit }: ApplicantDeadline,
  actor: Actor,
): readonly ApplicationEvent[] {
  if (lapse === 'deferralLapsed') {
    return [
      { type: 'DeferralLapsed', data: { ...factOf(state, facts, actor), materials: state.deferred, consequence } },
    ];
  }
  const awaited = awaitedCorrection(state.ledger);
  if (awaited === undefined) return [];
  const notice = noticeOf(awaited);
  if (consequence !== 'withdrawn' && consequence !== 'returned') {
    return [{ type: 'CorrectionLapsed', data: { ...factOf(state, facts, actor), notice, consequence } }];
  }
  const fact = endingFactOf(state, facts, actor);
  const reason = statement('lapse.not-corrected', { notice, deadline: limit.date });
  const closing = closingOf(state, state.ledger, facts.calendar, actor, null);
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
export const lapse: Rows<'ConfirmLapse'> = {
  ConfirmLapse: (command, state, facts) => {
    const found = openCase(state);
    const deadline = correctionDeadline(found, facts) ?? deferralDeadline(found, facts);
    if (deadline?.lapse === 'deferralLapsed') mayAct(found, facts, command, found.terms.department);
    else mayCheck(found, facts, command);
    if (deadline === null || found.lapseHeldBack !== deadline.limit.at) throw reject('application.no-lapse-waits');
    notBefore(command.at, deadline.limit.at);
    return lapsed(found, facts, deadline, command);
  },
};
