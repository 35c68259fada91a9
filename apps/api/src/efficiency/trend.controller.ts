import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ReportTrend, type TrendReport } from '@sealtrail/efficiency';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { report } from '../http/route-responses';
import { ratingReaderOf } from '../ratings/rating-reader';
import { TrendQuery } from './report.query';
import { trendTable } from './trend.table';
import { TrendReportView } from './trend.view';

/** Series for charts. */
@ApiTags('Reports 效能')
@Controller('v1/reports')
export class TrendController {
  constructor(private readonly queries: QueryBus) {}

  /** The figures of every day, week or month of a period (趋势). */
  @Get('trend')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '趋势', en: 'the figures of every day, week or month of a period' },
    response: report(TrendReportView, trendTable),
  })
  async trend(
    @Query() query: TrendQuery,
    @CurrentCaller() { scope, role }: Caller,
  ): Promise<Omit<TrendReport, 'next'> & { readonly next: string | null }> {
    const { days: period, step, points } = query;
    const request = { ...query.within(scope, query.filters), period, step, points };
    const { next, ...trend } = await this.queries.execute(new ReportTrend(ratingReaderOf(role), request));
    return { ...trend, next: next === null ? null : cursorOf(next) };
  }
}
