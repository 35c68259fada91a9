import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type CatalogReport, ReportCatalog } from '@sealtrail/catalog';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import { Access } from '../access/access.decorator';
import { everyone } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { report } from '../http/route-responses';
import { catalogReportTable } from './catalog-report.table';
import { CatalogReportQuery, CatalogReportView } from './catalog-report.view';

@ApiTags('Reports 效能')
@Controller('v1/reports/catalog')
export class CatalogReportController {
  constructor(
    private readonly queries: QueryBus,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  /** Items by department and handling form (办理形式), and the online share (网上可办率) by level, on a date. */
  @Get()
  @Access({
    roles: everyone,
    scope: 'anyKey',
    summary: { zh: '事项统计', en: 'items by department and handling form, and the online share by level' },
    response: report(CatalogReportView, catalogReportTable),
  })
  report(
    @Query() { asOf, department, region }: CatalogReportQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<CatalogReport> {
    const date = asOf ?? dateOf(caller.now, this.jurisdiction.zone);
    return this.queries.execute(new ReportCatalog(caller.scope, date, { department, region }));
  }
}
