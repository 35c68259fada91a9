import type { Event, OfType } from '@sealtrail/event-sourcing';
import type { Application, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { isProvableFact, type UnprovedFact } from './commands-of-events';
import { withFactCounted } from './fact-counts';
import { evolveLedger } from './ledger-fold';

type CaseTransition<Type extends ApplicationEvent['type']> = (
  state: Case,
  event: OfType<ApplicationEvent, Type>['data'],
) => Case;

/** Applies every event after the first, and updates the clocks. The decider never reads the ledger's recording times. */
export function transition<Type extends ApplicationEvent['type']>(type: Type, change: CaseTransition<Type>) {
  return (state: Application, data: Parameters<CaseTransition<Type>>[1]): Application => {
    if (state.status === 'unknown') throw new Error(`${type} in a stream without ApplicationSubmitted`);
    const event = { type, data } as Event as ApplicationEvent;
    const ledger = evolveLedger(state.ledger, event, event.data.occurredAt);
    const unproved = isUnproved(event) ? { ...state.unproved, [state.eventCount]: event } : state.unproved;
    return change(
      { ...state, ledger, factCounts: withFactCounted(event, state), eventCount: state.eventCount + 1, unproved },
      data,
    );
  };
}

const isUnproved = (event: ApplicationEvent): event is UnprovedFact =>
  isProvableFact(event) && (event.data.proofOfService === null || event.data.proofOfService.weight === 'waits');
