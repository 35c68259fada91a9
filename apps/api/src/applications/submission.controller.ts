import { Body, Controller, Param, Post } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { ApiTags } from '@nestjs/swagger';
import type { Role } from '@sealtrail/access';
import { type NewApplication, SubmitNewApplication } from '@sealtrail/applications';
import { type Language, type Scope, written } from '@sealtrail/event-sourcing';
import { Access } from '../access/access.decorator';
import { filingRoles, intakeRoles } from '../access/role-groups';
import { type Caller, CurrentCaller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { ResponseLanguage } from '../http/language';
import { fault, invalid } from '../http/rejections';
import { changed, created } from '../http/route-responses';
import { withWarnings } from '../http/warnings';
import { applicantActOf, correctedSetActOf } from './acting';
import { CaseCommands } from './case-commands';
import { ACT_OF_APPLICANT } from './case-problems';
import { paperOf, VisitRequest, WithdrawalRequest } from './decision.request';
import { proofOf } from './document.request';
import { FiledMaterials } from './filed-materials';
import { agentOf, applicantOf } from './identified.request';
import { AddMaterialRequest } from './material.request';
import { VisitResultView } from './numbered-result.view';
import { ApplicationIdParam } from './path-params';
import { QueryCodes } from './query-codes';
import { Sources } from './sources';
import { ReceiptConfirmationRequest, SubmissionView, SubmitApplicationRequest, warningsOf } from './submission.request';

/** Acts of the applicant, received by any permitted caller. */
@ApiTags('Submission 收件')
@Controller('v1/applications')
export class SubmissionController {
  constructor(
    private readonly commands: CommandBus,
    private readonly cases: CaseCommands,
    private readonly materials: FiledMaterials,
    private readonly sources: Sources,
    private readonly codes: QueryCodes,
  ) {}

  /** 收件: a new application. The first check runs from here. */
  @Post()
  @Access({
    roles: filingRoles,
    scope: 'ownItems',
    summary: { zh: '收件', en: 'file an application' },
    response: created(SubmissionView),
    personal: ['applicant', 'agent'],
    problems: [
      'application.before-its-act',
      'application.channel-not-offered',
      'application.external-no-taken',
      'application.file-invalid',
      'application.item-not-listed',
      'application.material-invalid',
      'application.no-mandate',
      'application.numbers-exhausted',
      'application.other-department',
      'application.predecessor-not-lapsed',
      'application.predecessor-of-other-item',
      'application.predecessor-succeeded',
      'application.predecessor-unknown',
      'application.receipt-number-taken',
      'application.receiver-unknown',
      'application.scenario-not-offered',
      'region.outside',
    ],
  })
  async submit(
    @Body() request: SubmitApplicationRequest,
    @CurrentCaller() caller: Caller,
    @ResponseLanguage() language: Language,
  ): Promise<CommandResponse> {
    const materials = await this.materials.of(request.materials, caller, (index) => `/materials/${index}/file`);
    const application: NewApplication = {
      ...receivedBy(caller, request),
      ...this.sources.of(caller, request),
      ...askedFor(request),
      applicant: applicantOf(request.applicant),
      agent: request.agent == null ? null : agentOf(request.agent),
      materials,
    };
    const { commandMetadata, scope } = caller;
    const receipt = await this.commands.execute(
      new SubmitNewApplication(application, commandMetadata, ownItemsOf(caller), scope),
    );
    const { applicationId: id } = receipt;
    const warnings = warningsOf(request, receipt);
    const also = { ...withWarnings(warnings, language), ...this.codes.shownTo(caller, id, request) };
    return { id, receipt, created: `/v1/applications/${id}`, extraMembers: also };
  }

  /** 补充材料: an additional material. */
  @Post(':id/materials')
  @Access({
    roles: filingRoles,
    scope: 'case',
    summary: { zh: '材料', en: 'record a further material' },
    response: changed(),
    problems: [
      ...ACT_OF_APPLICANT,
      'application.file-invalid',
      'application.material-invalid',
      'application.too-many-corrected-sets',
      'application.too-many-late-reports',
      'application.too-many-materials',
    ],
  })
  async addMaterial(
    @Param('id', ApplicationIdParam) id: string,
    @Body() request: AddMaterialRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const [material] = await this.materials.of([request], caller, () => '/file');
    if (material === undefined) throw new Error('one material in, none out');
    const proof = proofOf(request.proofOfService, caller, 'department');
    const data = { ...correctedSetActOf(caller, request.officer, proof), material };
    return this.cases.change(id, { type: 'AddMaterial', data }, caller);
  }

  /** 到现场: the applicant came in person; counted against the visits that the item promises. */
  @Post(':id/visits')
  @Access({
    roles: intakeRoles,
    scope: 'case',
    summary: { zh: '到场', en: 'record a visit of the applicant' },
    response: changed(VisitResultView),
    problems: [
      'application.before-receipt',
      'application.no-mandate',
      'application.not-found',
      'application.too-many-visits',
    ],
  })
  visit(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, purpose = null }: VisitRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    return this.cases.change(
      id,
      { type: 'RecordVisit', data: { ...applicantActOf(caller, officer), purpose: written(purpose) } },
      caller,
    );
  }

  /** 收件确认: a receipt that others reported late counts from its actual time. */
  @Post(':id/receipt-confirmation')
  @Access({
    roles: filingRoles,
    scope: 'case',
    summary: { zh: '收件确认', en: 'confirm a receipt reported late, or add its electronic receipt' },
    response: changed(),
    problems: [...ACT_OF_APPLICANT, 'application.receipt-not-shown', 'application.receipt-number-taken'],
  })
  confirmReceipt(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, proofOfService }: ReceiptConfirmationRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const { source } = caller.bounds;
    const data = { ...applicantActOf(caller, officer), source, proofOfService: proofOf(proofOfService, caller) };
    return this.cases.change(id, { type: 'ConfirmReceipt', data }, caller);
  }

  /** 撤回申请. */
  @Post(':id/withdrawal')
  @Access({
    roles: filingRoles,
    scope: 'case',
    summary: { zh: '撤回', en: 'withdraw an application' },
    response: changed(),
    problems: [
      ...ACT_OF_APPLICANT,
      'application.dated-after-now',
      'application.dated-before-receipt',
      'application.lapse-has-its-act',
    ],
  })
  withdraw(
    @Param('id', ApplicationIdParam) id: string,
    @Body() { officer, reason, document, proofOfService }: WithdrawalRequest,
    @CurrentCaller() caller: Caller,
  ): Promise<CommandResponse> {
    const taken = applicantActOf(caller, officer, proofOf(proofOfService, caller, 'department'));
    const data = { ...taken, reason: written(reason), document: document == null ? null : paperOf(document) };
    return this.cases.change(id, { type: 'WithdrawApplication', data }, caller);
  }
}

/** The item applied for, and the predecessor. */
const askedFor = ({ item, scenario, channel, externalNo, successorOf }: SubmitApplicationRequest) => ({
  item,
  scenario: scenario ?? null,
  channel,
  externalNo: externalNo ?? null,
  successorOf: successorOf ?? null,
});

/** A service hall receives for all departments; a department's own key files for its own items. */
const ownItemsOf = ({ role, scope }: Caller): Scope => (role === 'window' ? { ...scope, department: null } : scope);

/** Counter roles receive for their department; a portal and a system only forward. */
const RECEIVERS: readonly Role[] = ['window', 'officer', 'chiefRepresentative'];

/** The receiving department. A department's key cannot name another department, nor another department's official. */
function receivedBy(caller: Caller, { officer, receivingDepartment: told, proofOfService }: SubmitApplicationRequest) {
  const { officer: official, department, ...when } = applicantActOf(caller, officer, proofOf(proofOfService, caller));
  if (told != null && told !== caller.department && (caller.department !== null || official !== null)) {
    throw invalid(fault('/receivingDepartment', 'field.other-department'));
  }
  const own = RECEIVERS.includes(caller.role) ? caller.department : department;
  return { ...when, officer: official, receivedBy: told ?? own };
}
