import { Controller, Get, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { ListReceiptsToConfirm } from '@sealtrail/applications';
import { Access } from '../access/access.decorator';
import { inspectors, intakeRoles } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import { type Page, page } from '../http/page';
import { countedList } from '../http/route-responses';
import { EndingRoutes } from './ending-routes';
import { ReceiptsQuery } from './receipts.query';
import { receiptsTable } from './receipts.table';
import { ReceiptToConfirmView } from './receipts.view';

/** 待确认收件: receipts that others reported late, which count from their recording until the department confirms them. */
@ApiTags('Submission 收件')
@Controller('v1/receipt-confirmations')
export class ReceiptsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly endings: EndingRoutes,
  ) {}

  /** `standing=waiting` lists those that wait for the department. */
  @Get()
  @Access({
    roles: [...intakeRoles, ...inspectors],
    scope: 'case',
    summary: {
      zh: '待确认收件列表',
      en: 'list receipts reported late that wait for the department’s confirmation, with their outcome',
    },
    response: countedList(ReceiptToConfirmView, receiptsTable),
  })
  async list(@Query() query: ReceiptsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    const ask = new ListReceiptsToConfirm(query.within(scope, query.filters));
    return page(await this.queries.execute(ask), (row) => this.endings.ofReceipt(row));
  }
}
