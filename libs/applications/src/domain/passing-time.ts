import type { Instant } from '@sealtrail/event-sourcing';
import type { Limit } from '@sealtrail/working-days';
import { statement } from '../statements';
import { endingFactOf, factOfLaw, isClosed, known } from './acts';
import type { Application, ApplicationKnown, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { Rows } from './application-rows';
import { closingOf } from './closing';
import { acceptBySilence, checkLimit, silenceBefore } from './first-check';
import { awaitedCorrection, findClock, noticeOf } from './ledger';
import { passingsAt } from './limit-passing';
import { movesOfCalendar, unappliedByCalendar, unappliedKey } from './limits';
import { ledgerAfter } from './moved-limits';

/** What the clock alone brings about. A timer that comes late, twice, or after its limit moved finds nothing to do. */
export const passingTime: Rows<
  'RecordSilence' | 'RecordCorrectionTimeout' | 'RecordDeferralTimeout' | 'RecordLimitPassing' | 'RecomputeLimits'
> = {
  RecordSilence: ({ at }, state, facts) =>
    state.status === 'submitted' && at >= checkLimit(state).at ? acceptBySilence(state, facts, at) : [],

  RecordCorrectionTimeout: ({ at }, state, facts) => {
    const deadline = correctionDeadline(state);
    return deadline === null || at < deadline.at ? [] : correctionTimeout(known(state), facts, deadline);
  },

  RecordDeferralTimeout: ({ at }, state, facts) => {
    const deadline = deferralDeadline(state);
    return deadline === null || at < deadline.at ? [] : deferralTimeout(known(state), facts, deadline);
  },

  RecordLimitPassing: ({ at }, state, facts) => (state.status === 'unknown' ? [] : passingsAt(state, facts, at)),

  RecomputeLimits: ({ changedAt }, state, facts) => {
    if (state.status === 'unknown') return [];
    const fact = factOfLaw(state, facts, changedAt);
    const moves = movesOfCalendar(state.ledger, facts.calendar, changedAt);
    const moved: readonly ApplicationEvent[] =
      moves.length === 0 ? [] : [{ type: 'LimitsMoved', data: { ...fact, cause: 'calendar', moves } }];
    const limits = unappliedByCalendar(ledgerAfter(state, moved), facts.calendar).filter(
      (limit) => state.unapplied[unappliedKey(limit)] !== limit.computed.at,
    );
    if (limits.length === 0) return moved;
    const { version: calendarVersion } = facts.calendar;
    return [...moved, { type: 'CalendarChangeNotApplied', data: { ...fact, calendarVersion, limits } }];
  },
};

/** The end of the applicant's time that is awaited and has not lapsed yet. */
function correctionDeadline(state: Application): Limit | null {
  if (state.status !== 'correctionPending' || state.correctionLapsed) return null;
  return awaitedCorrection(state.ledger)?.statutory ?? null;
}

function deferralDeadline(state: Application): Limit | null {
  if (!waitsForDeferred(state) || state.deferralLapsed) return null;
  return findClock(state.ledger, 'deferral')?.statutory ?? null;
}

/** Withdrawal and return follow of themselves; a refusal is a decision, and waits for a person. */
function correctionTimeout(state: Case, facts: ApplicationKnown, { at, date }: Limit): readonly ApplicationEvent[] {
  const awaited = awaitedCorrection(state.ledger);
  if (awaited === undefined) return [];
  const notice = noticeOf(awaited);
  const consequence = state.terms.onCorrectionTimeout;
  if (consequence === 'refused') {
    return [{ type: 'CorrectionLapsed', data: { ...factOfLaw(state, facts, at), notice, consequence } }];
  }
  const fact = endingFactOf(state, facts, { at, department: null, officer: null });
  const reason = statement('lapse.not-corrected', { notice, deadline: date });
  const closing = closingOf(state, state.ledger, facts.calendar, { at, now: at }, null);
  return consequence === 'withdrawn'
    ? [
        {
          type: 'ApplicationWithdrawn',
          data: { ...fact, reason, lapsed: true, request: null, document: null, proofOfService: null, closing },
        },
      ]
    : [{ type: 'ApplicationReturned', data: { ...fact, reason, closing } }];
}

function deferralTimeout(state: Case, facts: ApplicationKnown, { at }: Limit): readonly ApplicationEvent[] {
  const { deferred: materials, deferralConsequence: consequence } = state;
  if (consequence === null) return [];
  return [{ type: 'DeferralLapsed', data: { ...factOfLaw(state, facts, at), materials, consequence } }];
}

/**
 * What time has brought about by law before anything else is decided, whether or not a timer has come: silence accepts, a
 * deadline of the applicant lapses.
 */
export function passedBefore(now: Instant, state: Application, facts: ApplicationKnown): readonly ApplicationEvent[] {
  const silence = silenceBefore(now, state, facts);
  if (silence.length > 0) return silence;
  const correction = correctionDeadline(state);
  if (correction !== null && now > correction.at) return correctionTimeout(known(state), facts, correction);
  const deferral = deferralDeadline(state);
  return deferral !== null && now > deferral.at ? deferralTimeout(known(state), facts, deferral) : [];
}

const waitsForDeferred = (state: Application): state is Case =>
  state.status !== 'unknown' && !isClosed(state) && state.deferred.length > 0;
