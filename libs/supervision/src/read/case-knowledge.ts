import { Injectable } from '@nestjs/common';
import { type ApplicationEvent, applicationStream } from '@sealtrail/applications/events';
import { type CalendarEvent, readCalendarHistory } from '@sealtrail/calendar/events';
import { EventStore, fold, type RecordedEvent } from '@sealtrail/event-sourcing';
import { type PolicyEvent, readPolicyHistory } from '@sealtrail/policy/events';
import { Jurisdiction } from '@sealtrail/working-days';
import type { SupervisionEvent } from '../domain/card-events';
import { feedbackClocks } from '../domain/feedback-clocks';
import { type EvaluationContext, supervisedCaseOf } from '../domain/supervised-case';
import { supervisionStream } from '../domain/supervision-commands';
import { supervisionDecider } from '../domain/supervision-decider';

/** Whether an event belongs to what is looked at: recorded by an instant, or seen by a decision. */
export type WasKnown = (event: RecordedEvent) => boolean;

/** What an evaluation of a case rests on, as far as it was known at some time, with the events that say so. */
export type CaseKnowledge = {
  readonly context: EvaluationContext;
  readonly calendarEvents: readonly RecordedEvent<CalendarEvent>[];
  readonly policyEvents: readonly RecordedEvent<PolicyEvent>[];
  /** What had become of its cards. */
  readonly supervisionEvents: readonly RecordedEvent<SupervisionEvent>[];
};

/** Reads a case and what judges it straight from their streams, so that no answer about it is behind the log. */
@Injectable()
export class CaseKnowledgeReader {
  constructor(
    private readonly store: EventStore,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async caseEvents(applicationId: string): Promise<readonly RecordedEvent<ApplicationEvent>[]> {
    return (await this.store.read(applicationStream(applicationId))) as readonly RecordedEvent<ApplicationEvent>[];
  }

  async supervisionEvents(applicationId: string): Promise<readonly RecordedEvent<SupervisionEvent>[]> {
    return (await this.store.read(supervisionStream(applicationId))) as readonly RecordedEvent<SupervisionEvent>[];
  }

  /** `null`: nothing of the case was known. */
  async knowledgeOf(
    all: readonly RecordedEvent<ApplicationEvent>[],
    cards: readonly RecordedEvent<SupervisionEvent>[],
    wasKnown: WasKnown,
  ): Promise<CaseKnowledge | null> {
    const events = all.filter(wasKnown);
    const [first] = events;
    if (first?.type !== 'ApplicationSubmitted') return null;
    const { terms, region } = first.data;
    const { zone } = this.jurisdiction;
    const [calendar, policy] = await Promise.all([
      readCalendarHistory(this.store, { id: terms.calendar, zone }, wasKnown),
      readPolicyHistory(this.store, region, wasKnown),
    ]);
    const { policies } = policy;
    const supervisionEvents = cards.filter(wasKnown);
    const feedback = feedbackClocks(fold(supervisionDecider, supervisionEvents));
    return {
      context: { ...supervisedCaseOf(events, policies), feedback, calendar: calendar.calendar, policies },
      calendarEvents: calendar.events,
      policyEvents: policy.events,
      supervisionEvents,
    };
  }
}
