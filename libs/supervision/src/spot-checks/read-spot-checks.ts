import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  filterConditions,
  isInScope,
  type ListRequest,
  type Page,
  ReadStore,
  readPage,
  requireFollowedStream,
  type Scope,
} from '@sealtrail/event-sourcing';
import { reject } from '../rejections';
import { spotCheckStream } from './spot-check-decider';
import { type SpotCheckCaseRow, type SpotCheckRow, spotCheckCases, spotChecks } from './spot-checks-view';

export type SpotCheckFilters = { readonly region?: string | undefined };

/** Checks, the latest first. */
export class ListSpotChecks extends Query<Page<SpotCheckRow>> {
  constructor(readonly request: ListRequest<SpotCheckFilters>) {
    super();
  }
}

@QueryHandler(ListSpotChecks)
export class ListSpotChecksHandler implements IQueryHandler<ListSpotChecks> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListSpotChecks): Promise<Page<SpotCheckRow>> {
    const where = filterConditions(request.filters);
    const query = { view: spotChecks.name, where, orderBy: 'drawnAt', descending: true };
    return readPage<SpotCheckRow, SpotCheckRow>(this.store, query, request, (row) => row);
  }
}

/** One check. @throws {Rejection} `spot-check.not-found` */
export class GetSpotCheck extends Query<SpotCheckRow> {
  constructor(
    readonly check: string,
    readonly scope: Scope,
  ) {
    super();
  }
}

@QueryHandler(GetSpotCheck)
export class GetSpotCheckHandler implements IQueryHandler<GetSpotCheck> {
  constructor(private readonly store: ReadStore) {}

  execute({ check, scope }: GetSpotCheck): Promise<SpotCheckRow> {
    return visibleCheck(this.store, check, scope);
  }
}

async function visibleCheck(store: ReadStore, check: string, scope: Scope): Promise<SpotCheckRow> {
  const row = await store.find<SpotCheckRow>(spotChecks.name, check);
  if (row === null || !isInScope(scope, row)) throw reject('spot-check.not-found');
  await requireFollowedStream(store, spotChecks.name, spotCheckStream(check));
  return row;
}

/** The cases of a check, in the order in which they were drawn. @throws {Rejection} `spot-check.not-found` */
export class ListSpotCheckCases extends Query<Page<SpotCheckCaseRow>> {
  constructor(
    readonly check: string,
    readonly request: ListRequest,
  ) {
    super();
  }
}

@QueryHandler(ListSpotCheckCases)
export class ListSpotCheckCasesHandler implements IQueryHandler<ListSpotCheckCases> {
  constructor(private readonly store: ReadStore) {}

  async execute({ check, request }: ListSpotCheckCases): Promise<Page<SpotCheckCaseRow>> {
    await visibleCheck(this.store, check, request.scope);
    const where = [{ op: 'equals', field: 'check', value: check } as const];
    const query = { view: spotCheckCases.name, where, orderBy: 'place' };
    return readPage<SpotCheckCaseRow, SpotCheckCaseRow>(this.store, query, request, (row) => row);
  }
}
