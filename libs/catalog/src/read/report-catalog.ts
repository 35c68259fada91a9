import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  type Condition,
  filterConditions,
  type Incompleteness,
  incompletenessOf,
  ReadStore,
  readAll,
  type Scope,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { LocalDate } from '@sealtrail/working-days';
import { type CatalogReport, catalogReportOn } from './catalog-report';
import { catalogReport, type ListedItemCounts } from './catalog-report-view';
import { type DepartmentRow, departments } from './departments-view';

export type CatalogReportFilters = {
  readonly department?: string | undefined;
  readonly region?: string | undefined;
};

/** Items by department and handling form, and the online share by level, as in force on a date. */
export class ReportCatalog extends Query<CatalogReport & Incompleteness> {
  constructor(
    readonly scope: Scope,
    readonly asOf: LocalDate,
    readonly filters: CatalogReportFilters = {},
  ) {
    super();
  }
}

@QueryHandler(ReportCatalog)
export class ReportCatalogHandler implements IQueryHandler<ReportCatalog> {
  constructor(private readonly store: ReadStore) {}

  async execute({ scope, asOf, filters }: ReportCatalog): Promise<CatalogReport & Incompleteness> {
    const sheets = await this.sheets([...scopeConditions(scope), ...filterConditions(filters)]);
    const codes = [...new Set(sheets.map(({ department }) => department))];
    const rows = await this.store.findMany<DepartmentRow>(departments.name, codes);
    const report = catalogReportOn(asOf, sheets, new Map([...rows].map(([code, { name }]) => [code, name])));
    return { ...report, ...(await incompletenessOf(this.store, catalogReport.name, departments.name)) };
  }

  private async sheets(where: readonly Condition[]): Promise<readonly ListedItemCounts[]> {
    const sheets: ListedItemCounts[] = [];
    const found = readAll<ListedItemCounts>(this.store, catalogReport.name, { where });
    for await (const { document } of found) sheets.push(document);
    return sheets;
  }
}
