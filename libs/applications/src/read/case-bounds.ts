import { Injectable } from '@nestjs/common';
import { type ScopedDocument, StreamStateCache } from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent, ApplicationSubmitted } from '../domain/application-events';
import { departmentsOfCase } from '../domain/departments-of-case';

type Bounds = ScopedDocument | null;

/** What bounds who sees a case: as `mustSee` has it, folded fact by fact so that only what is new is read. */
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

/** By which departments, region and source the readers of cases are bounded. */
@Injectable()
export class CaseBounds {
  constructor(private readonly streams: StreamStateCache) {}

  /** `null`: there is no such case. */
  async of(applicationId: string): Promise<ScopedDocument | null> {
    return (await this.streams.state(caseBounds, applicationStream(applicationId))).state;
  }
}
