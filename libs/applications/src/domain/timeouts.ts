import type { Instant } from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext } from './application';
import type { ApplicationEvent } from './application-events';
import type { DecideHandlers } from './decide-handlers';
import { deemAccepted, dueDeemedAcceptance, firstCheckLimit } from './deemed-acceptance';
import { correctionDeadline, deferralDeadline, lapseFactsByLaw, timeoutFacts } from './lapse';
import { ledgerAfter } from './limit-moves';
import { limitPassingsAt } from './limit-passing';
import { calendarLimitMoves, unappliedByCalendar, unappliedKey } from './limits';
import { caseFactByLaw, existingCase } from './preconditions';
import { withClosingTime } from './timed-closings';

/** Effects of time alone. A timer that fires late, twice, or after its limit moved records nothing. */
export const timeoutHandlers: DecideHandlers<
  'RecordSilence' | 'RecordCorrectionTimeout' | 'RecordDeferralTimeout' | 'RecordLimitPassing' | 'RecomputeLimits'
> = {
  RecordSilence: ({ at }, state, context) =>
    state.status === 'submitted' && at >= firstCheckLimit(state).at ? deemAccepted(state, context, at) : [],

  RecordCorrectionTimeout: ({ at }, state, context) =>
    withClosingTime(state, timeoutFacts(correctionDeadline(state, context), at, state, context), context),

  RecordDeferralTimeout: ({ at }, state, context) => timeoutFacts(deferralDeadline(state, context), at, state, context),

  RecordLimitPassing: ({ at }, state, context) =>
    state.status === 'unknown' ? [] : limitPassingsAt(state, context, at),

  RecomputeLimits: ({ changedAt }, state, context) => {
    if (state.status === 'unknown') return [];
    const fact = caseFactByLaw(state, context, changedAt);
    const moves = calendarLimitMoves(state.ledger, context.calendar, changedAt);
    const moved: readonly ApplicationEvent[] =
      moves.length === 0 ? [] : [{ type: 'LimitsMoved', data: { ...fact, cause: 'calendar', moves } }];
    const limits = unappliedByCalendar(ledgerAfter(state, moved), context.calendar).filter(
      (limit) => state.unapplied[unappliedKey(limit)] !== limit.computed.at,
    );
    if (limits.length === 0) return moved;
    const { version: calendarVersion } = context.calendar;
    return [...moved, { type: 'CalendarChangeNotApplied', data: { ...fact, calendarVersion, limits } }];
  },
};

/** Effects of time by law before any other decision, whether or not a timer has fired: deemed acceptance, and lapsed deadlines of the applicant. */
export function dueTimeouts(
  now: Instant,
  state: Application,
  context: ApplicationDecisionContext,
): readonly ApplicationEvent[] {
  const silence = dueDeemedAcceptance(now, state, context);
  if (silence.length > 0) return silence;
  const deadline = correctionDeadline(state, context) ?? deferralDeadline(state, context);
  if (deadline === null || deadline.limit.provisional || now <= deadline.limit.at) return [];
  return lapseFactsByLaw(existingCase(state), context, deadline);
}
