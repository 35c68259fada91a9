import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import {
  type CardFigures,
  type EfficiencyFigures,
  type Report,
  ReportCards,
  ReportEfficiency,
  type ReportWish,
} from '@sealtrail/efficiency';
import type { Lacking } from '@sealtrail/event-sourcing';
import { type RatingReport, ReportRatings } from '@sealtrail/ratings';
import { Access } from '../access/access.decorator';
import { seeingCards } from '../access/role-groups';
import { report } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { readerOf } from '../ratings/readers';
import { cardReportTable } from './card-report.table';
import { CardReportView } from './card-report.view';
import { efficiencyReportTable } from './efficiency-report.table';
import { EfficiencyReportView } from './efficiency-report.view';
import { ratingReportTable } from './rating-report.table';
import { RatingReportView } from './rating-report.view';
import { BreakdownQuery, PeriodQuery } from './report.query';

/** A report as it is answered: its cursor as text. */
type Answered<Row> = Omit<Report<Row>, 'next'> & { readonly next: string | null };

@ApiTags('Reports 效能')
@Controller('v1/reports')
export class ReportsController {
  constructor(private readonly queries: QueryBus) {}

  /** What each department, official, item or region did in the period (效能报告). */
  @Get('efficiency')
  @Access({
    roles: seeingCards,
    scope: 'unit',
    summary: { zh: '效能报表', en: 'volumes, times and shares by department and month' },
    answers: report(EfficiencyReportView, efficiencyReportTable),
  })
  async efficiency(@Query() query: BreakdownQuery, @FromCaller() caller: Caller): Promise<Answered<EfficiencyFigures>> {
    const question = new ReportEfficiency(readerOf(caller.role), wishOf(query, caller));
    return answered(await this.queries.execute(question));
  }

  /** Cards by rule and level, effective and revoked apart (亮牌统计). */
  @Get('cards')
  @Access({
    roles: seeingCards,
    scope: 'unit',
    summary: { zh: '监察统计', en: 'cards by level, effective and revoked' },
    answers: report(CardReportView, cardReportTable),
  })
  async cards(@Query() query: BreakdownQuery, @FromCaller() caller: Caller): Promise<Answered<CardFigures>> {
    return answered(await this.queries.execute(new ReportCards(wishOf(query, caller))));
  }

  /** How the public rated each department (好差评统计). */
  @Get('ratings')
  @Access({
    roles: seeingCards,
    scope: 'unit',
    summary: { zh: '评价指标', en: 'indicators with numerator and denominator' },
    answers: report(RatingReportView, ratingReportTable),
  })
  ratings(@Query() { months }: PeriodQuery, @FromCaller() { role, scope }: Caller): Promise<RatingReport & Lacking> {
    return this.queries.execute(new ReportRatings(readerOf(role), scope, months));
  }
}

const wishOf = (query: BreakdownQuery, { scope }: Caller): ReportWish => ({
  ...query.within(scope, query.filters),
  period: query.months,
  by: query.by,
});

const answered = <Row>({ next, ...report }: Report<Row>): Answered<Row> => ({
  ...report,
  next: next === null ? null : cursorOf(next),
});
