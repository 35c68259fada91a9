import { evolve } from '@sealtrail/event-sourcing';
import type { Application, ApplicationDecisionContext, Case } from './application';
import type { ApplicationEvent } from './application-events';
import { applicationEvolve } from './application-evolve';
import { closingTimeOf } from './closing-time';

/** A fact that closes the case says whose its time was: by the clocks as it leaves them, as the page of the case shows them. */
export function withClosingTime(
  before: Application,
  facts: readonly ApplicationEvent[],
  { calendar }: Pick<ApplicationDecisionContext, 'calendar'>,
): readonly ApplicationEvent[] {
  let state = before;
  return facts.map((fact) => {
    state = evolve({ evolve: applicationEvolve }, state, fact);
    if (!('closing' in fact.data)) return fact;
    const { closing } = fact.data;
    const time = closingTimeOf((state as Case).ledger, calendar, closing.creditedAt, closing);
    return { type: fact.type, data: { ...fact.data, closing: { ...closing, time } } } as ApplicationEvent;
  });
}
