import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import {
  type CardReport,
  type EfficiencyReport,
  type RankingReport,
  type Report,
  ReportCards,
  ReportEfficiency,
  ReportRanking,
  type ReportRequest,
  ReportTime,
  type TimeSplitFigures,
} from '@sealtrail/efficiency';
import type { Incompleteness } from '@sealtrail/event-sourcing';
import { type RatingReport, ReportRatings } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { otherResponse, report } from '../http/route-responses';
import { ratingReaderOf } from '../ratings/rating-reader';
import { cardReportTable } from './card-report.table';
import { CardReportView } from './card-report.view';
import { efficiencyReportTable } from './efficiency-report.table';
import { EfficiencyReportView } from './efficiency-report.view';
import { IndicatorsView, indicatorsView } from './indicators.view';
import { rankingTable } from './ranking.table';
import { RankingReportView } from './ranking.view';
import { ratingReportTable } from './rating-report.table';
import { RatingReportView } from './rating-report.view';
import { BreakdownQuery, CardReportQuery, ComparedQuery, PeriodQuery, RankingQuery } from './report.query';
import { timeReportTable } from './time-report.table';
import { TimeReportView } from './time-report.view';

/** A report as it is answered: its cursor as text. */
type ReportBody<Of extends Report<unknown>> = Omit<Of, 'next'> & { readonly next: string | null };

@ApiTags('Reports 效能')
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  /** What each department, official, item, region or channel did in the period (效能报告). */
  @Get('efficiency')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '效能报表', en: 'volumes, times and shares of a period, beside other periods' },
    response: report(EfficiencyReportView, efficiencyReportTable),
  })
  async efficiency(
    @Query() query: ComparedQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ReportBody<EfficiencyReport>> {
    const asked = reportRequestOf(query, caller);
    const question = new ReportEfficiency(ratingReaderOf(caller.role), asked, query.comparisons);
    return reportBodyOf(await this.queries.execute(question));
  }

  /** Cards that fell in the period, by whom they charge, rule, level, month or state (亮牌统计). */
  @Get('cards')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '监察统计', en: 'cards by department, official, rule, level, month or state' },
    response: report(CardReportView, cardReportTable),
  })
  async cards(
    @Query() query: CardReportQuery,
    @CurrentCaller() { scope }: Caller,
  ): Promise<Omit<CardReport, 'next'> & { readonly next: string | null }> {
    const request = { ...query.within(scope, query.cardFilters), period: query.days, by: query.by };
    const { next, ...report } = await this.queries.execute(new ReportCards(request));
    return { ...report, next: next === null ? null : cursorOf(next) };
  }

  /** Who did best by one indicator, as far as the figures can tell (排名). */
  @Get('ranking')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '效能排名', en: 'ranks with intervals, and who has too few cases for one' },
    response: report(RankingReportView, rankingTable),
  })
  async ranking(@Query() query: RankingQuery, @CurrentCaller() caller: Caller): Promise<ReportBody<RankingReport>> {
    const { indicator, minVolume } = query;
    return reportBodyOf(
      await this.queries.execute(new ReportRanking(indicator, minVolume, reportRequestOf(query, caller))),
    );
  }

  /** Who held the clock of the decided cases, and what late branches cost (用时归属). */
  @Get('time')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '用时归属', en: 'whose the time of the decided cases was' },
    response: report(TimeReportView, timeReportTable),
  })
  async time(
    @Query() query: BreakdownQuery,
    @CurrentCaller() caller: Caller,
  ): Promise<ReportBody<Report<TimeSplitFigures>>> {
    return reportBodyOf(await this.queries.execute(new ReportTime(reportRequestOf(query, caller))));
  }

  /** What the figures of the reports are: names, formulas, sources (指标说明). */
  @Get('indicators')
  @Access({
    roles: cardReaders,
    scope: 'jurisdiction',
    summary: { zh: '指标说明', en: 'every indicator with its formula and source' },
    response: otherResponse(ApiOkResponse({ type: IndicatorsView })),
  })
  indicators(): IndicatorsView {
    return indicatorsView;
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
  period: query.days,
  by: query.by,
});

const reportBodyOf = <Of extends Report<unknown>>({ next, ...report }: Of): ReportBody<Of> => ({
  ...report,
  next: next === null ? null : cursorOf(next),
});
