import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Condition, inRegion, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import { addDays, type LocalDate } from '@sealtrail/working-days';
import type { CaseStatus, RequestForm } from '../domain/case-words';
import type { ApplicationView } from './application-view';
import { applications } from './applications-projection';

export type ApplicationFilters = {
  readonly status?: CaseStatus;
  /** Any department that has to do with the case. */
  readonly department?: string;
  readonly item?: string;
  /** With all that lies in it. */
  readonly region?: string;
  readonly number?: string;
  readonly externalNo?: string;
  /** Inclusive. */
  readonly receivedFrom?: LocalDate;
  /** Inclusive. */
  readonly receivedTo?: LocalDate;
  /** The promised day lies before this one. */
  readonly promisedBefore?: LocalDate;
  readonly suspended?: boolean;
  /** How a withdrawal was asked for. */
  readonly withdrawal?: RequestForm;
  /** Something waits for a person. */
  readonly waiting?: boolean;
};

/** A case as it is shown; the files of all its materials are only for `MayReadFile`, and what a second filing has in common with it for `SecondFilings`. */
export type ShownApplication = Omit<ApplicationView, 'files' | 'sameFiling'>;

export type ApplicationPage = Page<ShownApplication>;

/** Cases, the latest received first. */
export class ListApplications extends Query<ApplicationPage> {
  constructor(readonly request: ListRequest<ApplicationFilters>) {
    super();
  }
}

@QueryHandler(ListApplications)
export class ListApplicationsHandler implements IQueryHandler<ListApplications> {
  constructor(private readonly store: ReadStore) {}

  execute({ request }: ListApplications): Promise<ApplicationPage> {
    const where = conditionsOf(request.filters);
    const latestFirst = { view: applications.name, where, orderBy: 'receivedAt', descending: true };
    return readPage<ApplicationView, ShownApplication>(this.store, latestFirst, request, shown);
  }
}

export const shown = ({ files: _f, sameFiling: _s, ...view }: ApplicationView): ShownApplication => view;

function conditionsOf({
  department,
  region,
  receivedFrom,
  receivedTo,
  promisedBefore,
  ...exact
}: ApplicationFilters): readonly Condition[] {
  const conditions: Condition[] = Object.entries(exact).map(([field, value]) => ({ op: 'equals', field, value }));
  if (department !== undefined) conditions.push({ op: 'contains', field: 'departments', value: department });
  if (region !== undefined) conditions.push(inRegion(region));
  if (receivedFrom !== undefined) conditions.push({ op: 'from', field: 'receivedOn', value: receivedFrom });
  if (receivedTo !== undefined) conditions.push({ op: 'to', field: 'receivedOn', value: receivedTo });
  if (promisedBefore !== undefined) {
    conditions.push({ op: 'to', field: 'promised.date', value: addDays(promisedBefore, -1) });
  }
  return conditions;
}
