import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { Calendars } from '@sealtrail/calendar/events';
import { Clock, EventStore, type RecordedEvent, type Scope, StreamStateCache } from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { ledgerOf } from '../domain/ledger-fold';
import { mustSee } from '../domain/visibility';
import { type CaseClocks, caseClocks } from './clock-view';

/** Every limit of a case, running and finished, with its computation and who held it: from its own stream. */
export class GetClocks extends Query<CaseClocks> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
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
    jurisdiction: Jurisdiction,
  ) {
    this.calendars = new Calendars(streams, jurisdiction);
  }

  /** @throws {Rejection} `application.not-found`: there is none, or it is not the caller's to see */
  async execute({ applicationId, scope }: GetClocks): Promise<CaseClocks> {
    const events = (await this.store.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    mustSee(scope, events);
    const ledger = ledgerOf(events);
    return caseClocks(ledger, await this.calendars.get(ledger.calendar), this.clock.now());
  }
}
