import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { plainIdNumber, type SubmissionResult } from '@sealtrail/applications';
import { type Channel, channels } from '@sealtrail/catalog';
import type { FieldFault } from '@sealtrail/event-sourcing';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsExternalNumber } from '../http/fields';
import { IsNested } from '../http/nested';
import { IsRequiredIf } from '../http/optional-members';
import { fault } from '../http/rejections';
import { ResultWithWarningsView, usccWarnings } from '../http/warnings';
import { ProvableActRequest } from './document.request';
import { AgentRequest, ApplicantRequest } from './identified.request';
import { MaterialRequest } from './material.request';

/** 申请: everything a case begins with. */
export class SubmitApplicationRequest extends ProvableActRequest {
  @ApiProperty({ description: '事项', example: 'food-licence' })
  @IsCode()
  item: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '情形: which scenario of the item it is.',
    example: 'new-shop',
  })
  @IsOptional()
  @IsCode()
  scenario?: string | null;

  @IsNested(ApplicantRequest)
  applicant: ApplicantRequest;

  @IsNested(AgentRequest, { optional: true })
  agent?: AgentRequest | null;

  @IsEnumerated(channels)
  channel: Channel;

  @IsNested(MaterialRequest, { each: { max: 300 }, default: [] })
  materials: MaterialRequest[] = [];

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    maxLength: 100,
    description: 'The number that the source gave the case: a second case of the same number and source is refused.',
    example: 'SPJY-2026-0001',
  })
  @IsOptional()
  @IsString()
  @IsExternalNumber()
  @MaxLength(100)
  externalNo?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '来源系统 that gave the `externalNo`; needed with it. A key with a source names that one alone; others name none that a key is bound to.',
    example: 'market-system',
  })
  @IsRequiredIf(({ externalNo }: SubmitApplicationRequest) => externalNo != null)
  @IsCode()
  source?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '收件单位; default the department of a key that works for one, else the item’s department. A key of a department names no other.',
    example: 'hall',
  })
  @IsOptional()
  @IsCode()
  receivingDepartment?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '后继办件: the case in whose place it is filed, of the same item, which ended because a deadline of the applicant lapsed. Only what a portal, or a platform of no department, says holds back that the earlier case is opened again.',
    example: '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11',
  })
  @IsOptional()
  @IsCode()
  successorOf?: string | null;

  @ApiPropertyOptional({
    default: false,
    description:
      '打印回执: a window is answered with a query code for the slip; nobody else gets one by it. What is rated with it is marked `channelHeldByUnit`, and no 主动评价.',
  })
  @IsOptional()
  @IsBoolean()
  printSlip?: boolean;
}

/** 收件确认: by the department or its entrusted window, or by the electronic receipt (电子回执) that shows it. */
export class ReceiptConfirmationRequest extends ProvableActRequest {}

export class SubmissionView extends ResultWithWarningsView {
  @ApiPropertyOptional({
    description:
      '查询码, for `POST /v1/track`: for a portal of no department, and for a window that printed a slip. Nobody else gets it.',
    example: '7K3M-9QXR-2B8T-V0CD',
  })
  queryCode?: string;

  @ApiProperty({ description: '办件编号, with its check character.', example: '230900202603020000018' })
  number: string;
}

export const warningsOf = (
  { applicant, agent }: SubmitApplicationRequest,
  { filedBefore: numbers }: SubmissionResult,
): readonly FieldFault[] => [
  ...Object.entries({ applicant, agent }).flatMap(([who, told]) =>
    told?.idType === 'uscc' ? usccWarnings(`/${who}/idNumber`, plainIdNumber(told.idType, told.idNumber)) : [],
  ),
  ...(numbers.length === 0 ? [] : [fault('/applicant', 'field.filed-twice', { numbers })]),
];
