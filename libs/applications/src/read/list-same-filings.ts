import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

/** Enough to see that it happened. */
const SHOWN_MAX = 5;

/** Other filings of the same person, item and day, as far as the caller may see them: their numbers. */
export class ListSameFilings extends Query<readonly string[]> {
  constructor(
    readonly of: { readonly applicationId: string; readonly sameFiling: string },
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(ListSameFilings)
export class ListSameFilingsHandler implements IQueryHandler<ListSameFilings> {
  constructor(private readonly store: ReadStore) {}

  async execute({ of: { applicationId, sameFiling }, scope }: ListSameFilings): Promise<readonly string[]> {
    const where = [...scopeConditions(scope), { op: 'equals', field: 'sameFiling', value: sameFiling } as const];
    const found = await this.store.list<ApplicationView>(applications.name, { where, limit: SHOWN_MAX + 1 });
    return found
      .flatMap(({ document }) => (document.applicationId === applicationId ? [] : [document.number]))
      .slice(0, SHOWN_MAX);
  }
}
