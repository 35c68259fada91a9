import { Injectable } from '@nestjs/common';
import { type ScopedDocument, StreamStateCache } from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent, ApplicationSubmitted } from '../domain/application-events';
import { departmentsOfCase } from '../domain/departments-of-case';

type Bounds = ScopedDocument | null;

/** Members that determine the visibility of a case, as `mustSee` does, folded incrementally so that only new events are read. */
const caseBounds = {
  initial: null as Bounds,
  evolve: {
    ApplicationSubmitted: (_: Bounds, data: ApplicationSubmitted['data']): Bounds => ({
      departments: departmentsOfCase(data),
      region: data.region,
      filedBy: data.filedBy,
    }),
    ApplicationExtended: (
      bounds: Bounds,
      { approverDepartment }: Extract<ApplicationEvent, { readonly type: 'ApplicationExtended' }>['data'],
    ): Bounds => bounds && { ...bounds, departments: [...new Set([...bounds.departments, approverDepartment])] },
  },
};

/** The departments, region and source that bound the readers of a case. */
@Injectable()
export class CaseBounds {
  constructor(private readonly streams: StreamStateCache) {}

  /** `null`: there is no such case. */
  async of(applicationId: string): Promise<ScopedDocument | null> {
    return (await this.streams.state(caseBounds, applicationStream(applicationId))).state;
  }
}
