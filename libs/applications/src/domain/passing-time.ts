import { statement } from '../statements';
import { factOfLaw, isClosed } from './acts';
import type { Application, Case } from './application';
import type { Rows } from './application-rows';
import { closingOf } from './closing';
import { acceptBySilence, checkLimit } from './first-check';
import { lastClock } from './ledger';
import { passingsAt } from './limit-passing';
import { movesOfCalendar } from './limits';

/** What the clock alone brings about. A timer that comes late, twice, or after its limit moved finds nothing to do. */
export const passingTime: Rows<
  'RecordSilence' | 'RecordCorrectionTimeout' | 'RecordDeferralTimeout' | 'RecordLimitPassing' | 'RecomputeLimits'
> = {
  RecordSilence: ({ at }, state, facts) =>
    state.status === 'submitted' && at >= checkLimit(state).at ? acceptBySilence(state, facts, at) : [],

  RecordCorrectionTimeout: ({ at, notice }, state, facts) => {
    if (state.status !== 'correctionPending' || state.correctionLapsed || state.notices.length !== notice) return [];
    const deadline = lastClock(state.ledger, 'correction')?.statutory;
    if (!deadline || at < deadline.at) return [];
    const fact = factOfLaw(state, facts, at);
    const consequence = state.terms.onCorrectionTimeout;
    if (consequence === 'refused') return [{ type: 'CorrectionLapsed', data: { ...fact, notice, consequence } }];
    const reason = statement('lapse.not-corrected', { notice, deadline: deadline.date });
    const closing = closingOf(state, state.ledger, facts.calendar, { at, now: at }, null);
    return consequence === 'withdrawn'
      ? [{ type: 'ApplicationWithdrawn', data: { ...fact, reason, lapsed: true, closing } }]
      : [{ type: 'ApplicationReturned', data: { ...fact, reason, closing } }];
  },

  RecordDeferralTimeout: ({ at }, state, facts) => {
    if (!waitsForDeferred(state) || state.deferralLapsed) return [];
    const deadline = lastClock(state.ledger, 'deferral')?.statutory;
    if (!deadline || at < deadline.at) return [];
    const { deferred: materials, deferralConsequence: consequence } = state;
    if (consequence === null) return [];
    return [{ type: 'DeferralLapsed', data: { ...factOfLaw(state, facts, at), materials, consequence } }];
  },

  RecordLimitPassing: ({ at }, state, facts) => (state.status === 'unknown' ? [] : passingsAt(state, facts, at)),

  RecomputeLimits: ({ changedAt }, state, facts) => {
    if (state.status === 'unknown') return [];
    const moves = movesOfCalendar(state.ledger, facts.calendar, changedAt);
    if (moves.length === 0) return [];
    return [{ type: 'LimitsMoved', data: { ...factOfLaw(state, facts, changedAt), cause: 'calendar', moves } }];
  },
};

const waitsForDeferred = (state: Application): state is Case =>
  state.status !== 'unknown' && !isClosed(state) && state.deferred.length > 0;
