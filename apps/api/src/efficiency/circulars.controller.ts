import { Controller, Get, Param, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { circularPeriodOf, ReportCircular } from '@sealtrail/efficiency';
import { shortestRegionCode } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { cardReaders, proofReviewers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { fault, invalid } from '../http/rejections';
import { reportWithPage } from '../http/route-responses';
import { ratingReaderOf } from '../ratings/rating-reader';
import { circularPage } from './circular-page';
import { CircularQuery } from './circulars.query';
import { circularTable } from './circulars.table';
import { CircularView, circularView } from './circulars.view';
import { requireUnitReader } from './unit-reader';

/** 通报: of a day, week, month or quarter. */
@ApiTags('Reports 效能')
@Controller('v1/reports/circulars')
export class CircularsController {
  constructor(private readonly queries: QueryBus) {}

  /** Departments of a region, and, for who supervises, the officials who had cards; by `Accept: text/html` a page for print. */
  @Get(':period')
  @Access({
    roles: cardReaders,
    scope: 'unit',
    summary: { zh: '通报', en: 'the circular of a day, week, month or quarter' },
    response: reportWithPage(CircularView, circularTable, circularPage),
    problems: ['access.forbidden', 'region.outside', 'request.invalid'],
  })
  async circular(
    @Param('period') text: string,
    @Query() { region, kind }: CircularQuery,
    @CurrentCaller() { scope, role }: Caller,
  ): Promise<CircularView> {
    requireUnitReader(scope);
    const period = circularPeriodOf(kind, text);
    if (period === null) throw invalid(fault('/period', 'field.not-period'));
    const persons = proofReviewers.includes(role);
    const request = { kind, region: shortestRegionCode(region), period, scope, reader: ratingReaderOf(role), persons };
    return circularView(await this.queries.execute(new ReportCircular(request)));
  }
}
