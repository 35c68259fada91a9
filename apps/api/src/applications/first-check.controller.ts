import { Body, Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { ApplicationCommand } from '@sealtrail/applications';
import { written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { filingRoles, frontDeskAndHandlers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { changed } from '../http/route-responses';
import { actOf, correctedSetActOf, servedActOf } from './acting';
import { CaseCommands } from './case-commands';
import { ACT_OF_OFFICIAL } from './case-problems';
import { ActRequest, documentOf, proofOf, remediesOf, termOf } from './document.request';
import { FiledMaterials } from './filed-materials';
import {
  AcceptanceRequest,
  CorrectionNoticeRequest,
  CorrectionRequest,
  HandOverRequest,
  NonAcceptanceRequest,
} from './first-check.request';
import { NoticeResultView } from './numbered-result.view';
import { ApplicationIdParam } from './path-params';

/** The first check (行政许可法 art. 32), and its possible ends. */
@ApiTags('First check 受理')
@Controller('v1/applications/:id')
export class FirstCheckController {
  constructor(
    private readonly cases: CaseCommands,
    private readonly materials: FiledMaterials,
  ) {}

  /** 补正告知: everything missing, once, with reasons and the applicant's deadline. */
  @Post('correction-notices')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: { zh: '一次性告知', en: 'issue the correction notice, with everything that is missing' },
    response: changed(NoticeResultView),
    problems: [...ACT_OF_OFFICIAL, 'application.deadline-too-short', 'application.too-many-notices'],
  })
  notice(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: CorrectionNoticeRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = {
      ...servedActOf(caller, request.officer, proofOf(request.proofOfService, caller)),
      missing: request.missing.map(({ code, reason }) => ({ code, reason: written(reason) })),
      document: documentOf(request.document),
      deadline: termOf(request.deadline),
    };
    return this.cases.change(id, { type: 'IssueCorrectionNotice', data }, caller);
  }

  /** 补正: materials sent by the applicant, or `onTheSpot` a correction at the counter. */
  @Post('corrections')
  @Access({
    roles: filingRoles,
    scope: 'case',
    summary: { zh: '补正', en: 'record the corrected materials' },
    response: changed(),
    problems: [
      ...ACT_OF_OFFICIAL,
      'application.file-invalid',
      'application.material-invalid',
      'application.no-correction-asked',
      'application.not-in-first-check',
      'application.too-many-corrected-sets',
      'application.too-many-corrections-on-the-spot',
      'application.too-many-late-reports',
      'application.too-many-materials',
    ],
  })
  async correct(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, materials, onTheSpot, proofOfService }: CorrectionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const sent = await this.materials.of(materials ?? [], caller, (index) => `/materials/${index}/file`);
    const command: ApplicationCommand =
      onTheSpot == null
        ? {
            type: 'ReceiveCorrection',
            data: {
              ...correctedSetActOf(caller, officer, proofOf(proofOfService, caller, 'department')),
              materials: sent,
            },
          }
        : { type: 'CorrectOnTheSpot', data: { ...actOf(caller, officer), what: written(onTheSpot.what) } };
    return this.cases.change(id, command, caller);
  }

  /** A deadline of the applicant that counted days of a year without notice has lapsed: its consequence is no longer held back. */
  @Post('lapse-confirmation')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: {
      zh: '确认逾期',
      en: 'close a case that waits for the notice of a year: the applicant’s deadline has lapsed',
    },
    response: changed(),
    problems: [...ACT_OF_OFFICIAL, 'application.no-lapse-waits'],
  })
  confirmLapse(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer }: ActRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.cases.change(id, { type: 'ConfirmLapse', data: actOf(caller, officer) }, caller);
  }

  /** 移交: from the entrusted window that received the file to the item's department. */
  @Post('hand-over')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: { zh: '移交', en: 'hand the file over from the entrusted window to the department' },
    response: changed(),
    problems: [...ACT_OF_OFFICIAL, 'application.no-entrusted-window'],
  })
  handOver(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, document }: HandOverRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = { ...actOf(caller, officer), document: documentOf(document) };
    return this.cases.change(id, { type: 'HandOverFile', data }, caller);
  }

  /** 受理: the promised and the statutory limit run from here. */
  @Post('acceptance')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: { zh: '受理', en: 'accept; both limits start' },
    response: changed(),
    problems: [
      ...ACT_OF_OFFICIAL,
      'application.already-accepted',
      'application.correction-pending',
      'application.material-invalid',
      'application.not-deferrable',
      'application.too-many-late-reports',
    ],
  })
  accept(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, document, deferral, commitments, proofOfService }: AcceptanceRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = {
      ...servedActOf(caller, officer, proofOf(proofOfService, caller)),
      document: documentOf(document),
      deferral: deferral == null ? null : { materials: deferral.materials, term: termOf(deferral.term) },
      commitments,
    };
    return this.cases.change(id, { type: 'AcceptApplication', data }, caller);
  }

  /** 不予受理. */
  @Post('non-acceptance')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: { zh: '不予受理', en: 'refuse acceptance, with its ground' },
    response: changed(),
    problems: [
      ...ACT_OF_OFFICIAL,
      'application.already-accepted',
      'application.ground-missing',
      'application.ground-not-offered',
      'application.reasons-missing',
      'application.referred-to-itself',
      'application.right-department-missing',
      'application.material-invalid',
      'application.wrong-materials-missing',
      'application.too-many-late-reports',
    ],
  })
  refuse(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: NonAcceptanceRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = {
      ...servedActOf(caller, request.officer, proofOf(request.proofOfService, caller)),
      ground: request.ground,
      reason: written(request.reason),
      rightDepartment: request.rightDepartment ?? null,
      stillWrong: (request.stillWrong ?? []).map(({ code, reason: wrong }) => ({ code, reason: written(wrong) })),
      remedies: remediesOf(request.remedies),
      document: documentOf(request.document),
    };
    return this.cases.change(id, { type: 'RefuseAcceptance', data }, caller);
  }
}
