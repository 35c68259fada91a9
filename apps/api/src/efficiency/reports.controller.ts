import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type CardFigures,
  type EfficiencyFigures,
  type Report,
  ReportCards,
  ReportEfficiency,
  type ReportRequest,
} from '@sealtrail/efficiency';
import type { Incompleteness } from '@sealtrail/event-sourcing';
import { type RatingReport, ReportRatings } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { report } from '../http/route-responses';
import { ratingReaderOf } from '../ratings/rating-reader';
import { cardReportTable } from './card-report.table';
import { CardReportView } from './card-report.view';
import { efficiencyReportTable } from './efficiency-report.table';
import { EfficiencyReportView } from './efficiency-report.view';
import { ratingReportTable } from './rating-report.table';
import { RatingReportView } from './rating-report.view';
import { BreakdownQuery, PeriodQuery } from './report.query';

/** A report as it is answered: its cursor as text. */
type ReportBody<Row> = Omit<Report<Row>, 'next'> & { readonly next: string | null };

@ApiTags('Reports 效能')
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  /** What each department, official, item or region did in the period (效能报告). */
  @Get('efficiency')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '效能报表', en: 'volumes, times and shares by department and month' },
    response: report(EfficiencyReportView, efficiencyReportTable),
  })
  async efficiency(
    @Query() query: BreakdownQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ReportBody<EfficiencyFigures>> {
    const question = new ReportEfficiency(ratingReaderOf(caller.role), reportRequestOf(query, caller));
    return reportBodyOf(await this.queries.execute(question));
  }

  /** Cards by rule and level, effective and revoked apart (亮牌统计). */
  @Get('cards')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '监察统计', en: 'cards by level, effective and revoked' },
    response: report(CardReportView, cardReportTable),
  })
  async cards(@Query() query: BreakdownQuery, @CurrentCaller() caller: Caller): Promise<ReportBody<CardFigures>> {
    return reportBodyOf(await this.queries.execute(new ReportCards(reportRequestOf(query, caller))));
  }

  /** How the public rated each department (好差评统计). */
  @Get('ratings')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '评价指标', en: 'indicators with numerator and denominator' },
    response: report(RatingReportView, ratingReportTable),
  })
  ratings(
    @Query() { months }: PeriodQuery,
    @CurrentCaller() { role, scope }: Caller,
  ): Promise<RatingReport & Incompleteness> {
    return this.queries.execute(new ReportRatings(ratingReaderOf(role), scope, months));
  }
}

const reportRequestOf = (query: BreakdownQuery, { scope }: Caller): ReportRequest => ({
  ...query.within(scope, query.filters),
  period: query.months,
  by: query.by,
});

const reportBodyOf = <Row>({ next, ...report }: Report<Row>): ReportBody<Row> => ({
  ...report,
  next: next === null ? null : cursorOf(next),
});
