import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  type Direction,
  type ListRequest,
  type Ordering,
  type Page,
  ReadStore,
  readPage,
} from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import type { CaseOrder } from '../domain/list-enums';
import type { ApplicationView, ListedBy } from './application-view';
import { applications } from './applications-projection';
import { type ApplicationFilters, closedWithin, conditionsOf, endField, onlyOpen, orderOf } from './case-filters';

/** A case as shown; the files of all its materials serve `MayReadFile` only, the digest of duplicate filings `DuplicateFilings` only. */
export type ShownApplication = Omit<ApplicationView, 'files' | 'sameFiling' | keyof ListedBy>;

export type ApplicationPage = Page<ShownApplication>;

/** `null`: derived from the filters. */
export type CaseOrdering = Ordering<CaseOrder>;

/** Cases; without filters and order the latest received first. */
export class ListApplications extends Query<ApplicationPage> {
  constructor(
    readonly request: ListRequest<ApplicationFilters>,
    readonly ordering: CaseOrdering = { by: null, direction: null },
  ) {
    super();
  }
}

@QueryHandler(ListApplications)
export class ListApplicationsHandler implements IQueryHandler<ListApplications> {
  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ request, ordering }: ListApplications): Promise<ApplicationPage> {
    const { filters, scope } = request;
    const by = ordering.by ?? orderOf(filters);
    if ((by === 'closed' || closedWithin(filters)) && onlyOpen(filters)) return emptyPage(request);
    const orderBy = fieldOf(by, filters);
    const where = conditionsOf(filters, scope.department, { now: this.clock.now(), zone: this.jurisdiction.zone });
    const listed = {
      view: applications.name,
      // Cases without that day are not in a list ordered by it.
      where: by === 'received' ? where : [...where, { op: 'from', field: orderBy, value: '' } as const],
      orderBy,
      descending: (ordering.direction ?? defaultDirection(by)) === 'descending',
    };
    return readPage<ApplicationView, ShownApplication>(this.store, listed, request, shownApplication);
  }
}

export const shownApplication = ({
  files: _f,
  sameFiling: _s,
  due: _d,
  marks: _m,
  ...view
}: ApplicationView): ShownApplication => view;

/** Open cases have no closing. */
const emptyPage = ({ totals = false }: ListRequest): ApplicationPage => ({
  items: [],
  next: null,
  ...(totals && { totals: { total: 0, exact: true } }),
});

/** Past days are in descending order, future ones in ascending order. */
const defaultDirection = (by: CaseOrder): Direction =>
  by === 'received' || by === 'closed' ? 'descending' : 'ascending';

function fieldOf(by: CaseOrder, filters: ApplicationFilters): string {
  if (by === 'received') return 'receivedAt';
  return by === 'closed' ? 'closedOn' : endField(by, filters);
}
