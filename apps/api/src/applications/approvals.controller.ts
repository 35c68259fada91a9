import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type ApprovedAct, approvedActs, ListApprovals } from '@sealtrail/applications';
import { written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { approving, inspecting, seeingApprovals } from '../access/role-groups';
import { changed, countedList } from '../http/answers';
import { type Caller, FromCaller } from '../http/caller';
import type { CommandAnswer } from '../http/command-answer';
import { enumeratedProperty } from '../http/enumerated';
import { CommandRequest } from '../http/fields';
import { type Page, page } from '../http/page';
import { ownActOf } from './acting';
import { ApprovalsQuery } from './approvals.query';
import { DisavowalRequest } from './approvals.request';
import { approvalsTable } from './approvals.table';
import { ApprovalView } from './approvals.view';
import { CaseCommands } from './case-commands';
import { Endings } from './endings';
import { ApplicationIdParam, ApprovedActParam } from './path-params';

const WORD_ON_APPROVAL = [
  'application.approval-answered',
  'application.approval-not-found',
  'application.before-receipt',
  'application.not-found',
  'application.not-the-approver',
] as const;

/** The type of the parameter says nothing of its words. */
const ACT = { name: 'act', ...enumeratedProperty(approvedActs) };

/** Approvals (审批): which there are, and what those who are named as having given them say to it. */
@ApiTags('Approvals 审批')
@Controller('v1')
export class ApprovalsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly cases: CaseCommands,
    private readonly endings: Endings,
  ) {}

  /** `form=onPaper&standing=told` is what waits for its approver's word. */
  @Get('approvals')
  @Access({
    roles: seeingApprovals,
    scope: 'unit',
    summary: { zh: '审批列表', en: 'approvals, and what their approvers say to them' },
    answers: countedList(ApprovalView, approvalsTable),
  })
  async list(@Query() query: ApprovalsQuery, @FromCaller() { role, scope }: Caller): Promise<Page> {
    const question = new ListApprovals(query.within(scope, query.filters), inspecting.includes(role));
    return page(await this.queries.execute(question), (row) => this.endings.ofApproval(row));
  }

  /** 确认审批: the approver gave it. */
  @Post('applications/:id/approvals/:act/confirmation')
  @ApiParam(ACT)
  @Access({
    roles: approving,
    scope: 'act',
    summary: { zh: '确认审批', en: 'the approver confirms what another told of' },
    answers: changed(),
    problems: WORD_ON_APPROVAL,
  })
  confirm(
    @Param('id', ApplicationIdParam) id: string,
    @Param('act', ApprovedActParam) act: ApprovedAct,
    @Body() _: CommandRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    return this.cases.change(id, { type: 'ConfirmApproval', data: { ...ownActOf(caller), act } }, caller);
  }

  /** 否认审批: the approver never gave it. What it prevented falls, as cards that wait for a person. */
  @Post('applications/:id/approvals/:act/disavowal')
  @ApiParam(ACT)
  @Access({
    roles: approving,
    scope: 'act',
    summary: { zh: '否认审批', en: 'the approver disowns what another told of' },
    answers: changed(),
    problems: [...WORD_ON_APPROVAL, 'application.reasons-missing'],
  })
  disown(
    @Param('id', ApplicationIdParam) id: string,
    @Param('act', ApprovedActParam) act: ApprovedAct,
    @Body() { reason }: DisavowalRequest,
    @FromCaller() caller: Caller,
  ): Promise<CommandAnswer> {
    const data = { ...ownActOf(caller), act, reason: written(reason) };
    return this.cases.change(id, { type: 'DisownApproval', data }, caller);
  }
}
