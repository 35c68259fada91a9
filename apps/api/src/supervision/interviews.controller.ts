import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { written } from '@sealtrail/event-sourcing';
import { ChangeInterviews, GetInterview, interviewsId, ListInterviews } from '@sealtrail/supervision';
import { Access } from '../access/access.decorator';
import { inspectors, interviewReaders } from '../access/role-groups';
import { documentOf } from '../applications/document.request';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { type Page, page } from '../http/page';
import { changed, countedList } from '../http/route-responses';
import { InterviewHoldingRequest, InterviewsQuery } from './interviews.request';
import { interviewsTable } from './interviews.table';
import { InterviewView, interviewView } from './interviews.view';

/** 约谈: whom so many red cards of one period make due, and that it was held. */
@ApiTags('Supervision 电子监察')
@Controller('v1/interviews')
export class InterviewsController {
  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
  ) {}

  /** The latest due first. `status=due` are those that are still to be held. */
  @Get()
  @Access({
    roles: interviewReaders,
    scope: 'unit',
    summary: { zh: '约谈列表', en: 'interviews that red cards make due, and whether they were held' },
    response: countedList(InterviewView, interviewsTable),
  })
  async list(@Query() query: InterviewsQuery, @CurrentCaller() { scope }: Caller): Promise<Page> {
    return page(await this.queries.execute(new ListInterviews(query.within(scope, query.filters))), (interview) => ({
      ...interviewView(interview),
    }));
  }

  /** 约谈: it was held, with its 约谈纪要. One that was held stays held, whatever becomes of its cards. */
  @Post(':id/holding')
  @Access({
    roles: inspectors,
    scope: 'unit',
    summary: { zh: '登记约谈', en: 'an interview was held, by whom and when' },
    response: changed(),
    problems: [
      'interview.before-due',
      'interview.not-due',
      'interview.not-found',
      'region.outside',
      'supervision.document-misdated',
      'supervision.no-post',
      'supervision.own-unit',
      'supervision.reason-missing',
    ],
  })
  async hold(
    @Param('id') interviewId: string,
    @Body() { department, officer, document, note }: InterviewHoldingRequest,
    @CurrentCaller() { actor: key, occurredAt: at, now, bounds, scope, commandMetadata }: Caller,
  ): Promise<CommandResponse> {
    const { period, ...charged } = await this.queries.execute(new GetInterview(interviewId, scope));
    const data = { interviewId, key, department, officer, within: bounds.region, at, now };
    const told = { document: documentOf(document), text: written(note) };
    const holding = new ChangeInterviews(
      interviewsId(charged, period.slice(0, 4)),
      { type: 'HoldInterview', data: { ...data, ...told } },
      commandMetadata,
      scope,
    );
    return { id: interviewId, receipt: await this.commands.execute(holding) };
  }
}
