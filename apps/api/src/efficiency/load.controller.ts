import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type ForecastReport, type LoadReport, ReportForecast, ReportLoad } from '@sealtrail/efficiency';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { report } from '../http/route-responses';
import { forecastTable } from './forecast.table';
import { ForecastReportView } from './forecast.view';
import { loadReportTable } from './load-report.table';
import { LoadReportView } from './load-report.view';
import { PlaceQuery, RowsQuery } from './report.query';

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

  /** How many cases will be late within a week at the present pace, and how forecasts of before came out (超期预测). */
  @Get('forecast')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '超期预测', en: 'cases that will be late within a week at the present pace' },
    response: report(ForecastReportView, forecastTable),
  })
  async forecast(
    @Query() query: PlaceQuery,
    @CurrentCaller() { scope }: Caller,
  ): Promise<Omit<ForecastReport, 'next'> & { readonly next: string | null }> {
    const { next, ...forecast } = await this.queries.execute(new ReportForecast(query.within(scope, query.filters)));
    return { ...forecast, next: next === null ? null : cursorOf(next) };
  }
}
