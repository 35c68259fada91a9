import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { isInScope, type JsonObject, ReadStore, type Scope, Vault } from '@sealtrail/event-sourcing';
import { noSuchCase } from '../domain/visibility';
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
    const [applicant, agent] = await Promise.all([
      this.vault.open(view.applicantSubjectId),
      view.agentSubjectId === null ? null : this.vault.open(view.agentSubjectId),
    ]);
    return { ...shown(view), applicant, agent };
  }
}
