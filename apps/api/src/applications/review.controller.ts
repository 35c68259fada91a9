import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ActTimes } from '@sealtrail/applications';
import { type Instant, written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { caseHandlers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { CodeParam } from '../http/fields';
import { changed } from '../http/route-responses';
import { approvalBy, departmentActOf, servedActOf } from './acting';
import { CaseCommands } from './case-commands';
import { ACT_OF_OFFICIAL, ACT_OF_REVIEW } from './case-problems';
import { checkedInstant, documentOf, ProvableActRequest, proofOf, termOf } from './document.request';
import { SuspensionResultView } from './numbered-result.view';
import { ApplicationIdParam, NumberInCaseParam } from './path-params';
import {
  AssignmentRequest,
  ExtensionRequest,
  LaterNoticeRequest,
  OpinionRequest,
  ProlongationRequest,
  SuspensionRequest,
} from './review.request';

/** The review of an accepted case: steps, special procedures (特别程序), extension, and assignment. */
@ApiTags('Review 审查')
@Controller('v1/applications/:id')
export class ReviewController {
  constructor(private readonly cases: CaseCommands) {}

  /** 会签意见: the opinion of one department in a stage. */
  @Post('steps/:stepId/opinion')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '会签意见', en: 'record the opinion of a department in its stage' },
    response: changed(),
    problems: [
      ...ACT_OF_REVIEW,
      'application.opinion-given',
      'application.reasons-missing',
      'application.step-not-running',
    ],
  })
  opine(
    @Param('id', ApplicationIdParam) id: string,
    @Param('stepId', CodeParam) branch: string,
    @Body() { officer, opinion, reasons = null, proofOfService }: OpinionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = servedActOf(caller, officer, proofOf(proofOfService, caller, 'lead'));
    const data = { ...act, branch, opinion, reasons: written(reasons) };
    return this.cases.change(id, { type: 'GiveOpinion', data }, caller);
  }

  /** A special procedure begins. With its written notice the limits pause from the later of start and notice. */
  @Post('suspensions')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '特别程序', en: 'start a procedure whose time is excluded' },
    response: changed(SuspensionResultView),
    problems: [
      ...ACT_OF_REVIEW,
      'application.end-missing',
      'application.legal-basis-missing',
      'application.procedure-stops-no-clock',
      'application.step-not-running',
      'application.too-many-suspensions',
    ],
  })
  suspend(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: SuspensionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { officer, procedure, stepId = null, legalBasis, notice, expected, endedAt, proofOfService } = request;
    const act = servedActOf(caller, officer, proofOf(proofOfService, caller));
    const data = {
      ...act,
      procedure,
      branch: stepId,
      legalBasis: written(legalBasis),
      notice:
        notice == null ? null : { document: documentOf(notice.document), givenAt: instantIn(notice.givenAt, act) },
      expected: expected == null ? null : termOf(expected),
      endedAt: instantIn(endedAt, act),
    };
    return this.cases.change(id, { type: 'StartSuspension', data }, caller);
  }

  /** Notice to the applicant of a procedure that began without one. */
  @Post('suspensions/:n/notice')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '特别程序告知', en: 'record the notice of a procedure, given later' },
    response: changed(),
    problems: [...ACT_OF_REVIEW, 'application.notice-given', 'application.suspension-not-found'],
  })
  noticeSuspension(
    @Param('id', ApplicationIdParam) id: string,
    @Param('n', NumberInCaseParam) suspension: number,
    @Body() { officer, document, expected, proofOfService }: LaterNoticeRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = servedActOf(caller, officer, proofOf(proofOfService, caller));
    const data = { ...act, suspension, document: documentOf(document), expected: termOf(expected) };
    return this.cases.change(id, { type: 'GiveSuspensionNotice', data }, caller);
  }

  /** The procedure takes longer than announced. */
  @Post('suspensions/:n/prolongation')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '特别程序延期', en: 'prolong a procedure' },
    response: changed(),
    problems: [
      ...ACT_OF_REVIEW,
      'application.not-announced',
      'application.not-longer',
      'application.suspension-ended',
      'application.suspension-not-found',
      'application.too-many-prolongations',
    ],
  })
  prolong(
    @Param('id', ApplicationIdParam) id: string,
    @Param('n', NumberInCaseParam) suspension: number,
    @Body() { officer, document, expected, reason, proofOfService }: ProlongationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = servedActOf(caller, officer, proofOf(proofOfService, caller));
    const told = { expected: termOf(expected), reason: written(reason), document: documentOf(document) };
    const data = { ...act, suspension, ...told };
    return this.cases.change(id, { type: 'ProlongSuspension', data }, caller);
  }

  /** The procedure has ended: the limits run again. An earlier end may be reported later, even after the decision. */
  @Post('suspensions/:n/end')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '特别程序结束', en: 'end a procedure; the limits resume' },
    response: changed(),
    problems: [...ACT_OF_REVIEW, 'application.suspension-ended', 'application.suspension-not-found'],
  })
  resume(
    @Param('id', ApplicationIdParam) id: string,
    @Param('n', NumberInCaseParam) suspension: number,
    @Body() { officer, proofOfService }: ProvableActRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...servedActOf(caller, officer, proofOf(proofOfService, caller)), suspension };
    return this.cases.change(id, { type: 'EndSuspension', data }, caller);
  }

  /** 延长. */
  @Post('extension')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '延长时限', en: 'extend the limit once, within its cap' },
    response: changed(),
    problems: [
      ...ACT_OF_REVIEW,
      'application.already-extended',
      'application.extension-beyond-cap',
      'application.extension-too-late',
      'application.no-statutory-limit',
      'application.reasons-missing',
      'application.step-not-running',
    ],
  })
  extend(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: ExtensionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = servedActOf(caller, request.officer, proofOf(request.proofOfService, caller));
    const data = {
      ...act,
      days: request.days,
      approver: request.approver,
      approverDepartment: request.approverDepartment ?? null,
      approval: approvalBy(caller, { department: request.approverDepartment ?? null, official: request.approver }),
      branch: request.stepId ?? null,
      reason: written(request.reason),
      document: documentOf(request.document),
      notifiedAt: instantIn(request.notifiedAt, act),
    };
    return this.cases.change(id, { type: 'ExtendApplication', data }, caller);
  }

  /** 指派. */
  @Post('assignment')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '指派', en: 'assign the case, or one of its branches, to an official' },
    response: changed(),
    problems: [...ACT_OF_OFFICIAL, 'application.step-not-running', 'application.too-many-assignments'],
  })
  assign(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, official, stepId = null }: AssignmentRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...departmentActOf(caller, officer), official, branch: stepId };
    return this.cases.change(id, { type: 'AssignHandler', data }, caller);
  }
}

/** An instant reported in addition to the act's own, never derived from another field. */
const instantIn = (told: string | null | undefined, act: ActTimes): Instant | null =>
  told == null ? null : checkedInstant(told, act);
