import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import { IssueNewCertificate } from '@sealtrail/applications';
import { written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { caseHandlers, frontDeskAndHandlers } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { changed, created } from '../http/route-responses';
import { actOf, approvalBy, servedActOf } from './acting';
import { CaseCommands } from './case-commands';
import { ACT_OF_OFFICIAL, ACT_OF_REVIEW } from './case-problems';
import {
  CertificateRequest,
  CertificateView,
  DecisionRequest,
  DeliveryRequest,
  TerminationRequest,
} from './decision.request';
import { documentOf, proofOf, remediesOf, servedProofOf } from './document.request';
import { ApplicationIdParam } from './path-params';

/** The ending of a case (办结), and the steps after a grant. */
@ApiTags('Decision 决定与送达')
@Controller('v1/applications/:id')
export class DecisionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cases: CaseCommands,
  ) {}

  /** 决定: granted, or refused with reasons, legal basis and remedies. */
  @Post('decision')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '决定', en: 'grant or refuse' },
    response: changed(),
    problems: [
      ...ACT_OF_REVIEW,
      'application.disagreement',
      'application.legal-basis-missing',
      'application.materials-missing',
      'application.reasons-missing',
      'application.remedies-missing',
      'application.steps-open',
    ],
  })
  decide(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: DecisionRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = servedActOf(caller, request.officer, proofOf(request.proofOfService, caller));
    const data = {
      ...act,
      approval: approvalBy(caller, { department: act.department, official: act.officer }),
      outcome: request.outcome,
      reasons: written(request.reasons ?? null),
      legalBasis: written(request.legalBasis ?? null),
      remedies: request.remedies == null ? null : remediesOf(request.remedies),
      document: documentOf(request.document),
    };
    return this.cases.change(id, { type: 'DecideApplication', data }, caller);
  }

  /** 证照签发: the certificate gets its number and its identifier. Signatures come later. */
  @Post('certificates')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '证照签发', en: 'issue the certificate' },
    response: created(CertificateView),
    problems: [
      ...ACT_OF_OFFICIAL,
      'application.certificate-identifier-taken',
      'application.certificate-issued',
      'application.issuer-code-missing',
      'application.not-granted',
      'application.validity-backwards',
    ],
  })
  async issue(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: CertificateRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const command = {
      ...actOf(caller, request.officer),
      certificateType: request.certificateType,
      certificateNumber: request.certificateNumber ?? null,
      serial: request.serial ?? null,
      validFrom: request.validFrom,
      validTo: request.validTo ?? null,
    };
    const receipt = await this.commands.execute(
      new IssueNewCertificate(id, command, caller.commandMetadata, caller.scope),
    );
    return { id, receipt, created: `/v1/applications/${id}` };
  }

  /** 送达. */
  @Post('delivery')
  @Access({
    roles: frontDeskAndHandlers,
    scope: 'act',
    summary: { zh: '送达', en: 'record the delivery of the result' },
    response: changed(),
    problems: [...ACT_OF_OFFICIAL, 'application.delivered', 'application.not-granted'],
  })
  deliver(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, proofOfService }: DeliveryRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const data = servedActOf(caller, officer, servedProofOf(proofOfService, caller));
    return this.cases.change(id, { type: 'DeliverResult', data }, caller);
  }

  /** 终止. */
  @Post('termination')
  @Access({
    roles: caseHandlers,
    scope: 'act',
    summary: { zh: '终止', en: 'terminate the procedure without a decision' },
    response: changed(),
    problems: [
      ...ACT_OF_OFFICIAL,
      'application.deferral-not-lapsed',
      'application.legal-basis-missing',
      'application.reasons-missing',
      'application.remedies-missing',
    ],
  })
  terminate(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: TerminationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const act = servedActOf(caller, request.officer, proofOf(request.proofOfService, caller));
    const data = {
      ...act,
      approval: approvalBy(caller, { department: act.department, official: act.officer }),
      reason: written(request.reason),
      legalBasis: written(request.legalBasis),
      document: documentOf(request.document),
      ground: request.ground ?? null,
      remedies: request.remedies == null ? null : remediesOf(request.remedies),
    };
    return this.cases.change(id, { type: 'TerminateApplication', data }, caller);
  }
}
