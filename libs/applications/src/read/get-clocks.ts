import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Calendars, readCalendarHistory } from '@sealtrail/calendar/events';
import {
  Clock,
  EventStore,
  type Instant,
  type RecordedEvent,
  type Scope,
  StreamStateCache,
} from '@sealtrail/event-sourcing';
import { type Calendar, Jurisdiction } from '@sealtrail/working-days';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { eventsKnownBy } from '../domain/known-by';
import { ledgerOf } from '../domain/ledger-fold';
import { mustSee } from '../domain/visibility';
import { type CaseClocks, caseClocks } from './clock-view';

/** Every limit of a case, running and ended, with its computation and its holders: from its own stream. */
export class GetClocks extends Query<CaseClocks> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
    /** Only what had been recorded by then, with the calendar known then; `null`: everything. */
    readonly asKnownAt: Instant | null = null,
  ) {
    super();
  }
}

@QueryHandler(GetClocks)
export class GetClocksHandler implements IQueryHandler<GetClocks> {
  private readonly calendars: Calendars;

  constructor(
    private readonly store: EventStore,
    private readonly clock: Clock,
    streams: StreamStateCache,
    private readonly jurisdiction: Jurisdiction,
  ) {
    this.calendars = new Calendars(streams, jurisdiction);
  }

  /** @throws {Rejection} `application.not-found`: missing, or outside the caller's scope; `application.not-known-yet` */
  async execute({ applicationId, scope, asKnownAt }: GetClocks): Promise<CaseClocks> {
    const events = (await this.store.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    mustSee(scope, events);
    if (asKnownAt === null) {
      const ledger = ledgerOf(events);
      return caseClocks(ledger, await this.calendars.get(ledger.calendar), this.clock.now());
    }
    const ledger = ledgerOf(eventsKnownBy(events, asKnownAt));
    return caseClocks(ledger, await this.calendarKnownAt(ledger.calendar, asKnownAt), asKnownAt);
  }

  private async calendarKnownAt(id: string, instant: Instant): Promise<Calendar> {
    const { zone } = this.jurisdiction;
    const wasKnown = ({ metadata }: RecordedEvent) => metadata.recordedAt <= instant;
    return (await readCalendarHistory(this.store, { id, zone }, wasKnown)).calendar;
  }
}
