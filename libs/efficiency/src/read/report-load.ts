import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import type { Holder } from '@sealtrail/applications/events';
import {
  Clock,
  type Incompleteness,
  type Instant,
  incompletenessOf,
  inRegion,
  type ListRequest,
  type PageCursor,
  ReadStore,
  readAll,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import { Jurisdiction } from '@sealtrail/working-days';
import {
  countBranch,
  countCase,
  emptyLoad,
  type LoadDays,
  type LoadFigures,
  type LoadTally,
  loadDaysOf,
} from './load-figures';
import { namedPage } from './named-page';
import { type OpenCase, type OpenCasesSheet, openCases } from './open-cases-view';
import type { LoadBreakdown } from './report-enums';
import type { ReportFilters, RowName } from './report-sheets';

export type LoadRequest = ListRequest<ReportFilters> & { readonly by: LoadBreakdown };

/** The load at an instant, or one page of it; `total` is with the first page only. */
export type LoadReport = Incompleteness &
  Omit<LoadDays, 'tomorrow'> & {
    readonly at: Instant;
    readonly by: LoadBreakdown;
    readonly rows: readonly (RowName & LoadFigures)[];
    readonly total: LoadFigures | null;
    readonly next: PageCursor | null;
  };

/** 在办负荷: who holds how many open cases now, and when these are due. */
export class ReportLoad extends Query<LoadReport> {
  constructor(readonly request: LoadRequest) {
    super();
  }
}

@QueryHandler(ReportLoad)
export class ReportLoadHandler implements IQueryHandler<ReportLoad> {
  constructor(
    private readonly store: ReadStore,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute({ request }: ReportLoad): Promise<LoadReport> {
    const { by, after } = request;
    const at = this.clock.now();
    const days = loadDaysOf(at, this.jurisdiction.zone);
    const rows = new LoadRows(request, days);
    for await (const { document } of readAll<OpenCasesSheet>(this.store, openCases.name, {
      where: conditionsOf(request),
    })) {
      rows.count(document);
    }
    const { shown, next } = namedPage([...rows.byName.keys()], request);
    return {
      at,
      today: days.today,
      weekEndsOn: days.weekEndsOn,
      by,
      rows: shown.flatMap((name) => rows.byName.get(name) ?? []).map(({ of, load }) => ({ ...of, ...load })),
      total: after === null ? rows.total : null,
      next,
      ...(await incompletenessOf(this.store, openCases.name)),
    };
  }
}

const conditionsOf = ({ scope, filters: { department, region } }: LoadRequest) => [
  ...scopeConditions(scope),
  ...(department === undefined ? [] : [{ op: 'contains', field: 'departments', value: department } as const]),
  ...(region === undefined ? [] : [inRegion(region)]),
];

type CountedRow = { readonly of: RowName; readonly load: LoadTally };

/** Every case counts once, for who holds it; whatever the breakdown, all rows together are the total. */
class LoadRows {
  readonly byName = new Map<string, CountedRow>();
  readonly total = emptyLoad();

  constructor(
    private readonly request: LoadRequest,
    private readonly days: LoadDays,
  ) {}

  count({ region, cases }: OpenCasesSheet): void {
    for (const open of Object.values(cases)) {
      this.countFor(region, open, open, (load) => countCase(load, open, this.days));
      for (const branch of open.branches) {
        this.countFor(region, open, branch, (load) => countBranch(load, branch.limit, this.days));
      }
    }
  }

  private countFor(region: string, { item }: OpenCase, holder: Holder, count: (load: LoadTally) => void): void {
    const { scope, filters, by } = this.request;
    const { department, official } = holder;
    // A document has cases of others beside those of whoever asks.
    if ((scope.department ?? department) !== department || (filters.department ?? department) !== department) return;
    const name = NAME[by]({ region, item, department, official });
    let row = this.byName.get(name);
    if (row === undefined) {
      row = { of: ROW[by]({ region, item, department, official }), load: emptyLoad() };
      this.byName.set(name, row);
    }
    count(row.load);
    count(this.total);
  }
}

type Held = Holder & { readonly region: string; readonly item: string };

const NAME: { readonly [Name in LoadBreakdown]: (held: Held) => string } = {
  department: ({ department }) => department,
  official: ({ department, official }) => `${department}/${official ?? ''}`,
  item: ({ item }) => item,
  region: ({ region }) => region,
};

const ROW: { readonly [Name in LoadBreakdown]: (held: Held) => RowName } = {
  department: ({ department }) => ({ department }),
  official: ({ department, official }) => ({ department, official }),
  item: ({ item }) => ({ item }),
  region: ({ region }) => ({ region }),
};
