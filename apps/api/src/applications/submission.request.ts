import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Agent,
  type Applicant,
  type ApplicantKind,
  applicantKinds,
  type IdType,
  idTypes,
  isResidentId,
} from '@sealtrail/applications';
import { type Channel, channels, checkUscc } from '@sealtrail/catalog';
import type { FieldFault } from '@sealtrail/event-sourcing';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsDefined,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
  registerDecorator,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { ProblemFieldView } from '../http/api-docs';
import { refusedAs } from '../http/checked-faults';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsExternalNumber, IsName } from '../http/fields';
import { ReceiptView } from '../http/receipt.view';
import { fault } from '../http/rejections';
import { ActRequest } from './document.request';
import { MaterialRequest } from './material.request';

/** Who somebody is, as their papers say. Goes to the vault; no fact, no log and no list ever holds it. */
class IdentifiedRequest {
  @ApiProperty({ maxLength: 200, description: '姓名 or 名称', example: '李某' })
  @IsString()
  @IsName()
  @MaxLength(200)
  name: string;

  @IsEnumerated(idTypes)
  idType: IdType;

  @ApiProperty({
    maxLength: 50,
    description:
      '证件号码. A resident id must check (GB 11643); a 统一社会信用代码 must have its shape, and a wrong check character is told as a warning (GB 32100).',
    example: '11010519491231002X',
  })
  @IsIdNumber()
  idNumber: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '联系电话', example: '13900000000' })
  @IsOptional()
  @Matches(/^\+?[\d -]{5,25}$/, refusedAs('field.not-phone'))
  phone?: string | null;
}

/** 申请人. */
export class ApplicantRequest extends IdentifiedRequest {
  @IsEnumerated(applicantKinds)
  kind: ApplicantKind;
}

/** 代理人. */
export class AgentRequest extends IdentifiedRequest {}

export const applicantOf = ({ kind, name, idType, idNumber, phone }: ApplicantRequest): Applicant => ({
  kind,
  name,
  idType,
  idNumber,
  phone: phone ?? null,
});

export const agentOf = ({ name, idType, idNumber, phone }: AgentRequest): Agent => ({
  name,
  idType,
  idNumber,
  phone: phone ?? null,
});

/** 申请: everything a case begins with. */
export class SubmitApplicationRequest extends ActRequest {
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

  @ApiProperty({ type: ApplicantRequest })
  @IsDefined()
  @ValidateNested()
  @Type(() => ApplicantRequest)
  applicant: ApplicantRequest;

  @ApiPropertyOptional({ type: AgentRequest, nullable: true })
  @IsOptional()
  @ValidateNested()
  @Type(() => AgentRequest)
  agent?: AgentRequest | null;

  @IsEnumerated(channels)
  channel: Channel;

  @ApiPropertyOptional({ type: [MaterialRequest], maxItems: 300, default: [] })
  @IsArray()
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  @Type(() => MaterialRequest)
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
    description: '来源系统 that gave the `externalNo`; needed with it.',
    example: 'market-system',
  })
  @ValidateIf(({ externalNo, source }: SubmitApplicationRequest) => externalNo != null || source != null)
  @IsCode()
  source?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    description: '收件单位; default the department of a key that works for one, else the item’s department.',
    example: 'hall',
  })
  @IsOptional()
  @IsCode()
  receivingDepartment?: string | null;
}

export class SubmissionView extends ReceiptView {
  @ApiProperty({ description: '办件编号, with its check character.', example: '230900202603020000018' })
  number: string;

  @ApiProperty({ type: [ProblemFieldView], description: 'What was taken as it was told, and looks wrong.' })
  warnings: ProblemFieldView[];
}

const OTHER_ID = /^[\dA-Za-z()（）-]{1,50}$/;

function isIdNumber(idType: unknown, idNumber: unknown): boolean {
  if (typeof idNumber !== 'string') return false;
  if (idType === 'residentId') return isResidentId(idNumber);
  if (idType === 'uscc') return checkUscc(idNumber) !== 'wrongShape';
  return OTHER_ID.test(idNumber);
}

/** The message never repeats the number. */
function IsIdNumber(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isIdNumber',
      target: target.constructor,
      propertyName: String(property),
      options: refusedAs('field.not-id-number'),
      validator: {
        validate: (value, args) => isIdNumber((args?.object as { idType?: unknown } | undefined)?.idType, value),
      },
    });
}

/** Real registers hold codes with a wrong check character: they are taken, and told. */
export const warningsOf = ({ applicant, agent }: SubmitApplicationRequest): readonly FieldFault[] =>
  Object.entries({ applicant, agent }).flatMap(([who, told]) =>
    told?.idType === 'uscc' && checkUscc(told.idNumber) === 'wrongCheckCharacter'
      ? [fault(`/${who}/idNumber`, 'field.check-character-wrong')]
      : [],
  );
