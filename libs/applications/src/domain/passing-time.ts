import type { Instant } from '@sealtrail/event-sourcing';
import { factOfLaw, known } from './acts';
import type { Application, ApplicationKnown } from './application';
import type { ApplicationEvent } from './application-events';
import type { Rows } from './application-rows';
import { acceptBySilence, checkLimit, silenceBefore } from './first-check';
import { correctionDeadline, deferralDeadline, lapsedByLaw, timedOut } from './lapse';
import { passingsAt } from './limit-passing';
import { movesOfCalendar, unappliedByCalendar, unappliedKey } from './limits';
import { ledgerAfter } from './moved-limits';

/** What the clock alone brings about. A timer that comes late, twice, or after its limit moved finds nothing to do. */
export const passingTime: Rows<
  'RecordSilence' | 'RecordCorrectionTimeout' | 'RecordDeferralTimeout' | 'RecordLimitPassing' | 'RecomputeLimits'
> = {
  RecordSilence: ({ at }, state, facts) =>
    state.status === 'submitted' && at >= checkLimit(state).at ? acceptBySilence(state, facts, at) : [],

  RecordCorrectionTimeout: ({ at }, state, facts) => timedOut(correctionDeadline(state, facts), at, state, facts),

  RecordDeferralTimeout: ({ at }, state, facts) => timedOut(deferralDeadline(state, facts), at, state, facts),

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

/**
 * What time has brought about by law before anything else is decided, whether or not a timer has come: silence accepts, a
 * deadline of the applicant lapses.
 */
export function passedBefore(now: Instant, state: Application, facts: ApplicationKnown): readonly ApplicationEvent[] {
  const silence = silenceBefore(now, state, facts);
  if (silence.length > 0) return silence;
  const deadline = correctionDeadline(state, facts) ?? deferralDeadline(state, facts);
  if (deadline === null || deadline.limit.provisional || now <= deadline.limit.at) return [];
  return lapsedByLaw(known(state), facts, deadline);
}
