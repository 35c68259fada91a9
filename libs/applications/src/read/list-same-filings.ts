import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { EventStore, ReadStore, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
import { applicationStream } from '../domain/application-decider';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

/** Enough to see that it happened. */
const SHOWN_MAX = 5;

/** Who files more often in a day need not be told which were the first. */
const LOOKED_AT_MAX = 50;

/**
 * Earlier filings of the same person, item and day, as far as the caller may see them: their numbers, the first one first.
 * Only what was recorded before it, so that a filing that is sent again is not warned of what came after it.
 */
export class ListSameFilings extends Query<readonly string[]> {
  constructor(
    readonly of: { readonly applicationId: string; readonly sameFiling: string; readonly position: bigint },
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(ListSameFilings)
export class ListSameFilingsHandler implements IQueryHandler<ListSameFilings> {
  constructor(
    private readonly store: ReadStore,
    private readonly events: EventStore,
  ) {}

  async execute({ of: { applicationId, sameFiling, position }, scope }: ListSameFilings): Promise<readonly string[]> {
    const where = [...scopeConditions(scope), { op: 'equals', field: 'sameFiling', value: sameFiling } as const];
    const found = await this.store.list<ApplicationView>(applications.name, { where, limit: LOOKED_AT_MAX });
    const others = found.filter(({ document }) => document.applicationId !== applicationId);
    const filed = await Promise.all(
      others.map(async ({ document }) => {
        const [submitted] = await this.events.read(applicationStream(document.applicationId));
        return { number: document.number, position: submitted?.position ?? position };
      }),
    );
    return filed
      .filter((other) => other.position < position)
      .toSorted((a, b) => (a.position < b.position ? -1 : 1))
      .map(({ number }) => number)
      .slice(0, SHOWN_MAX);
  }
}
