import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, type RecordedEvent } from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { mustSee } from '../domain/visibility';

/** The region of a case, for a caller who may open it in an emergency whatever its scope; read from the log. */
export class GetCaseRegion extends Query<string> {
  constructor(readonly applicationId: string) {
    super();
  }
}

@QueryHandler(GetCaseRegion)
export class GetCaseRegionHandler implements IQueryHandler<GetCaseRegion> {
  constructor(private readonly store: EventStore) {}

  /** @throws {Rejection} `application.not-found` */
  async execute({ applicationId }: GetCaseRegion): Promise<string> {
    const events = (await this.store.read(
      applicationStream(applicationId),
    )) as readonly RecordedEvent<ApplicationEvent>[];
    return mustSee({ department: null, region: null }, events).region;
  }
}
