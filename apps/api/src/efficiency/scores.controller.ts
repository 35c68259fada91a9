import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ReportScores } from '@sealtrail/efficiency';
import { Access } from '../access/access.decorator';
import { cardReaders } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { cursorOf } from '../http/cursor';
import { report } from '../http/route-responses';
import { ScoreQuery } from './report.query';
import { scoreTable } from './scores.table';
import { ScoreReportView, scoreRowView } from './scores.view';

/** 计分: what cards take off the score of departments and officials. */
@ApiTags('Reports 效能')
@Controller('v1/reports')
export class ScoresController {
  constructor(private readonly queries: QueryBus) {}

  /** What is taken off, with every card, so that whoever is charged can check it. */
  @Get('scores')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '监察计分', en: 'scores by department or official, with the cards that they rest on' },
    response: report(ScoreReportView, scoreTable),
  })
  async scores(@Query() query: ScoreQuery, @CurrentCaller() { scope }: Caller): Promise<ScoreReportView> {
    const request = { ...query.within(scope, query.filters), period: query.months, by: query.by };
    const { rows, next, ...scores } = await this.queries.execute(new ReportScores(request));
    return { ...scores, rows: rows.map(scoreRowView), next: next === null ? null : cursorOf(next) };
  }
}
