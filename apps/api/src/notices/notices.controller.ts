import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { type Language, written } from '@sealtrail/event-sourcing';
import { ChangeNotices, GetNotice, ListNotices, type NoticeCommand } from '@sealtrail/notices';
import { Access } from '../access/access.decorator';
import { noticeReaders, noticeReporters } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { ResponseLanguage } from '../http/language';
import { type Page, page } from '../http/page';
import { changed, countedList } from '../http/route-responses';
import { objectWithStatementTexts } from '../http/statements';
import { NoticesQuery } from './notices.query';
import { NoticeDeliveryRequest, NoticeFailureRequest } from './notices.request';
import { noticesTable } from './notices.table';
import { NoticeView } from './notices.view';

/** 告知: what gateways tell officials and departments of cards, and the proof that they did. */
@ApiTags('Notices 告知')
@Controller('v1/notices')
export class NoticesController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The latest first. `due=true` is what a gateway has to tell now, the longest due first; `status=givenUp` what a person has to. */
  @Get()
  @Access({
    roles: noticeReaders,
    scope: 'unit',
    summary: { zh: '告知列表', en: 'who is told of cards, and whether they were' },
    response: countedList(NoticeView, noticesTable),
  })
  async list(
    @Query() query: NoticesQuery,
    @CurrentCaller() { scope, now }: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<Page> {
    const ask = new ListNotices(query.within(scope, query.filters), query.due === true ? now : null);
    return page(await this.queries.execute(ask), (notice) => objectWithStatementTexts(notice, language));
  }

  /** 已告知, with the receipt of the carrier. */
  @Post(':id/delivery')
  @Access({
    roles: noticeReporters,
    scope: 'unit',
    summary: { zh: '告知回执', en: 'somebody was told, with the proof of it' },
    response: changed(),
    problems: ['notice.before-queued', 'notice.not-found', 'notice.receipt-missing', 'notice.told-already'],
  })
  deliver(
    @Param('id') noticeId: string,
    @Body() { channel, receipt }: NoticeDeliveryRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { actor: by, occurredAt: at } = caller;
    return this.report({ type: 'ReportNoticeTold', data: { noticeId, channel, receipt, by, at } }, noticeId, caller);
  }

  /** 告知未成: it is tried again later, up to five times. */
  @Post(':id/failure')
  @Access({
    roles: noticeReporters,
    scope: 'unit',
    summary: { zh: '告知未成', en: 'somebody was not told, and why' },
    response: changed(),
    problems: ['notice.before-queued', 'notice.not-found', 'notice.told-already'],
  })
  fail(
    @Param('id') noticeId: string,
    @Body() { channel, reason, detail = null }: NoticeFailureRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { actor: by, occurredAt: at } = caller;
    const told = { noticeId, channel, reason, detail: detail === null ? null : written(detail), by, at };
    return this.report({ type: 'ReportNoticeFailed', data: told }, noticeId, caller);
  }

  private async report(
    command: NoticeCommand,
    id: string,
    { commandMetadata, scope }: Caller,
  ): Promise<CommandResponse> {
    const { cardId } = await this.queries.execute(new GetNotice(id, scope));
    return { id, receipt: await this.commands.execute(new ChangeNotices(cardId, command, commandMetadata, scope)) };
  }
}
