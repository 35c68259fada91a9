import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  EventStore,
  isInScope,
  type JsonObject,
  ReadStore,
  type Recorded,
  type Scope,
  Vault,
} from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationEvent } from '../domain/application-events';
import { noSuchCase, submittedOf } from '../domain/visibility';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';
import { type ShownApplication, shown } from './list-applications';

/** With the people, for those who need them; `null` where their data have been erased. */
export type ApplicationWithPeople = ShownApplication & {
  readonly applicant?: JsonObject | null;
  readonly agent?: JsonObject | null;
};

/** One case. */
export class GetApplication extends Query<ApplicationWithPeople> {
  constructor(
    readonly applicationId: string,
    readonly scope: Scope,
    /** The department whose duty needs the applicant's data: given if it has to do with the case. */
    readonly peopleFor: string | null,
  ) {
    super();
  }
}

@QueryHandler(GetApplication)
export class GetApplicationHandler implements IQueryHandler<GetApplication> {
  constructor(
    private readonly events: EventStore,
    private readonly store: ReadStore,
    private readonly vault: Vault,
  ) {}

  /** @throws {Rejection} `application.not-found`: there is none, or it is not the caller's to see */
  async execute({ applicationId, scope, peopleFor }: GetApplication): Promise<ApplicationWithPeople> {
    const view = await this.store.find<ApplicationView>(applications.name, applicationId);
    if (view === null || !isInScope(scope, view)) {
      throw noSuchCase();
    }
    if (peopleFor === null || !view.departments.includes(peopleFor)) return shown(view);
    return { ...shown(view), ...(await this.peopleOf(applicationId)) };
  }

  /** What the receipt committed to: a view says nothing about who somebody is. @throws {BrokenSeal} */
  private async peopleOf(applicationId: string): Promise<Pick<ApplicationWithPeople, 'applicant' | 'agent'>> {
    const past = (await this.events.read(applicationStream(applicationId))) as readonly Recorded<ApplicationEvent>[];
    const submitted = submittedOf(past);
    if (submitted === null) throw new Error(`${applicationId} is in the view and has no receipt`);
    const [applicant, agent] = await Promise.all([
      this.vault.open(submitted.applicant),
      submitted.agent === null ? null : this.vault.open(submitted.agent),
    ]);
    return { applicant, agent };
  }
}
