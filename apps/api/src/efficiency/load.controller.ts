import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type LoadReport, ReportLoad } from '@sealtrail/efficiency';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { report } from '../http/route-responses';
import { loadReportTable } from './load-report.table';
import { LoadReportView } from './load-report.view';
import { RowsQuery } from './report.query';

/** What is in hand now: no report of a period. */
@ApiTags('Reports 效能')
@Controller('v1/reports')
export class LoadController {
  constructor(private readonly queries: QueryBus) {}

  /** Who holds how many open cases, and when these are due (在办负荷). */
  @Get('load')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '在办负荷', en: 'who holds how many open cases now, and when they are due' },
    response: report(LoadReportView, loadReportTable),
  })
  async load(
    @Query() query: RowsQuery,
    @CurrentCaller() { scope }: Caller,
  ): Promise<Omit<LoadReport, 'next'> & { readonly next: string | null }> {
    const request = { ...query.within(scope, query.filters), by: query.by };
    const { next, ...load } = await this.queries.execute(new ReportLoad(request));
    return { ...load, next: next === null ? null : cursorOf(next) };
  }
}
