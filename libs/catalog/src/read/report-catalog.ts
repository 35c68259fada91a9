import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Condition,
  filterConditions,
  ReadStore,
  type Scope,
  type Stored,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { type CatalogReport, catalogReportOn } from './catalog-report';
import { catalogReport, type ListSheet } from './catalog-report-view';
import { type DepartmentRow, departments } from './departments-view';

export type CatalogReportFilters = {
  readonly department?: string | undefined;
  readonly region?: string | undefined;
};

/** Items by department and handling form, and the online share by level, as they are in force on a date. */
export class ReportCatalog extends Query<CatalogReport> {
  constructor(
    readonly scope: Scope,
    readonly asOf: LocalDate,
    readonly filters: CatalogReportFilters = {},
  ) {
    super();
  }
}

const PAGE = 1_000;

@QueryHandler(ReportCatalog)
export class ReportCatalogHandler implements IQueryHandler<ReportCatalog> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, asOf, filters }: ReportCatalog): Promise<CatalogReport> {
    const sheets = await this.sheets([...scopeConditions(scope), ...filterConditions(filters)]);
    const codes = [...new Set(sheets.map(({ department }) => department))];
    const rows = await this.store.findMany<DepartmentRow>(departments.name, codes);
    return catalogReportOn(asOf, sheets, new Map([...rows].map(([code, { name }]) => [code, name])));
  }

  private async sheets(where: readonly Condition[]): Promise<readonly ListSheet[]> {
    const sheets: ListSheet[] = [];
    let page: readonly Stored<ListSheet>[] = [];
    do {
      const last = page.at(-1);
      page = await this.store.list<ListSheet>(catalogReport.name, {
        where,
        limit: PAGE,
        ...(last === undefined ? {} : { after: { value: null, id: last.id } }),
      });
      sheets.push(...page.map(({ document }) => document));
    } while (page.length === PAGE);
    return sheets;
  }
}
