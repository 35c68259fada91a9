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

/** 申请: the data with which a case begins. */
export class SubmitApplicationRequest extends ProvableActRequest {
  @ApiProperty({ description: '事项', example: 'food-licence' })
  @IsCode()
  item: string;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '情形: scenario of the item.',
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
    description: 'Number of the case in the source system; a second case with the same number and source is rejected.',
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
      '来源系统 of the `externalNo`; required with it. A key bound to a source can name only that source; other keys cannot name a source that a key is bound to.',
    example: 'market-system',
  })
  @IsRequiredIf(({ externalNo }: SubmitApplicationRequest) => externalNo != null)
  @IsCode()
  source?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '收件单位; default: the department of the key, otherwise the department of the item. A key of a department cannot name another one.',
    example: 'hall',
  })
  @IsOptional()
  @IsCode()
  receivingDepartment?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description:
      '后继办件: the predecessor, a case of the same item that was closed because a deadline of the applicant lapsed. Only a declaration by a portal, or a platform without department, prevents the predecessor from being reopened automatically.',
    example: '0b6f8a52-3f0a-5c3e-9a57-6c1f7e2f4d11',
  })
  @IsOptional()
  @IsCode()
  successorOf?: string | null;

  @ApiPropertyOptional({
    default: false,
    description:
      '打印回执: returns a query code for the printed slip to a window; ignored for other roles. Ratings given with it are marked `channelHeldByUnit` and are not 主动评价.',
  })
  @IsOptional()
  @IsBoolean()
  printSlip?: boolean;
}

/** 收件确认: by the department or its entrusted window, or by an electronic receipt (电子回执). */
export class ReceiptConfirmationRequest extends ProvableActRequest {}

export class SubmissionView extends ResultWithWarningsView {
  @ApiPropertyOptional({
    description:
      '查询码, for `POST /v1/track`: returned only to a portal without department and to a window that printed a slip.',
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
