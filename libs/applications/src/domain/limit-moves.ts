import type { Instant } from '@sealtrail/event-sourcing';
import type { ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import type { CaseFact } from './case-fact';
import type { Ledger } from './ledger';
import { evolveLedger } from './ledger-fold';
import { reviewLimitMoves } from './limits';
import type { LimitsMoved } from './review-events';

/** The ledger after these events; by default reported when they happened. */
export const ledgerAfter = (state: Case, events: readonly ApplicationEvent[], now?: Instant): Ledger =>
  events.reduce((ledger, event) => evolveLedger(ledger, event, now ?? event.data.occurredAt), state.ledger);

/** The events, followed by the moves they cause: no limit moves without an event. */
export function withMovedLimits(
  state: Case,
  { calendar }: Pick<ApplicationDecisionContext, 'calendar'>,
  fact: CaseFact,
  cause: LimitsMoved['data']['cause'],
  events: readonly ApplicationEvent[],
): readonly ApplicationEvent[] {
  const moves = reviewLimitMoves(ledgerAfter(state, events), calendar);
  return moves.length === 0 ? events : [...events, { type: 'LimitsMoved', data: { ...fact, cause, moves } }];
}
