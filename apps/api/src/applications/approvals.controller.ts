import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import { type ApprovedAct, approvedActs, ListApprovals } from '@sealtrail/applications';
import { written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { approvalReaders, inspectors, possibleApprovers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { enumeratedProperty } from '../http/enumerated';
import { CommandRequest } from '../http/fields';
import { type Page, page } from '../http/page';
import { changed, countedList } from '../http/route-responses';
import { ownActOf } from './acting';
import { ApprovalsQuery } from './approvals.query';
import { DisavowalRequest } from './approvals.request';
import { approvalsTable } from './approvals.table';
import { ApprovalView } from './approvals.view';
import { CaseCommands } from './case-commands';
import { EndingRoutes } from './ending-routes';
import { ApplicationIdParam, ApprovedActParam } from './path-params';

const APPROVAL_ANSWER_PROBLEMS = [
  'application.approval-answered',
  'application.approval-not-found',
  'application.before-receipt',
  'application.not-found',
  'application.not-the-approver',
] as const;

/** The type of the parameter alone does not document its values. */
const ACT = { name: 'act', ...enumeratedProperty(approvedActs) };

/** Approvals (审批): the list, and the answers of the named approvers. */
@ApiTags('Approvals 审批')
@Controller('v1')
export class ApprovalsController {
  constructor(
    private readonly queries: QueryBus,
    private readonly cases: CaseCommands,
    private readonly endings: EndingRoutes,
  ) {}

  /** `form=onPaper&standing=told` lists those that wait for their approver's answer. */
  @Get('approvals')
  @Access({
    roles: approvalReaders,
    scope: 'unit',
    summary: { zh: '审批列表', en: 'list approvals, with the statements of their approvers' },
    response: countedList(ApprovalView, approvalsTable),
  })
  async list(@Query() query: ApprovalsQuery, @CurrentCaller() { role, scope }: Caller): Promise<Page> {
    const question = new ListApprovals(query.within(scope, query.filters), inspectors.includes(role));
    return page(await this.queries.execute(question), (row) => this.endings.ofApproval(row));
  }

  /** 确认审批: the approver confirms the approval. */
  @Post('applications/:id/approvals/:act/confirmation')
  @ApiParam(ACT)
  @Access({
    roles: possibleApprovers,
    scope: 'act',
    summary: { zh: '确认审批', en: 'confirm an approval that another official reported' },
    response: changed(),
    problems: APPROVAL_ANSWER_PROBLEMS,
  })
  confirm(
    @Param('id', ApplicationIdParam) id: string,
    @Param('act', ApprovedActParam) act: ApprovedAct,
    @Body() _: CommandRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.cases.change(id, { type: 'ConfirmApproval', data: { ...ownActOf(caller), act } }, caller);
  }

  /** 否认审批: the approver denies the approval. The cards that it prevented are triggered and need confirmation. */
  @Post('applications/:id/approvals/:act/disavowal')
  @ApiParam(ACT)
  @Access({
    roles: possibleApprovers,
    scope: 'act',
    summary: { zh: '否认审批', en: 'disown an approval that another official reported' },
    response: changed(),
    problems: [...APPROVAL_ANSWER_PROBLEMS, 'application.reasons-missing'],
  })
  disown(
    @Param('id', ApplicationIdParam) id: string,
    @Param('act', ApprovedActParam) act: ApprovedAct,
    @Body() { reason }: DisavowalRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...ownActOf(caller), act, reason: written(reason) };
    return this.cases.change(id, { type: 'DisownApproval', data }, caller);
  }
}
