import { Injectable } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Agent,
  type Applicant,
  type ApplicantKind,
  applicantKinds,
  type IdType,
  idTypes,
  isIdNumber,
  personalPapers,
  plainIdNumber,
} from '@sealtrail/applications';
import { Clock } from '@sealtrail/event-sourcing';
import { dateOf, Jurisdiction } from '@sealtrail/working-days';
import {
  IsOptional,
  IsString,
  Length,
  Matches,
  MaxLength,
  Validate,
  ValidateBy,
  type ValidationArguments,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsName } from '../http/fields';
import { withFault } from '../http/validation-faults';

/** Validates against the server's local date; if the type is invalid, only that is reported. The message never repeats the number. */
@Injectable()
@ValidatorConstraint({ name: 'idNumberFits' })
export class IdNumberFits implements ValidatorConstraintInterface {
  constructor(
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  validate(value: unknown, args?: ValidationArguments): boolean {
    const { idType } = (args?.object ?? {}) as { readonly idType?: unknown };
    if (!idTypes.has(idType)) return true;
    return typeof value === 'string' && isIdNumber(idType, value, dateOf(this.clock.now(), this.jurisdiction.zone));
  }
}

/** Identity of a person or organisation by their papers. Stored in the vault only, never in an event, a log or a list. */
class IdentifiedRequest {
  @ApiProperty({ maxLength: 200, description: '姓名 or 名称', example: '李某' })
  @IsString()
  @IsName()
  @MaxLength(200)
  name: string;

  @IsEnumerated(idTypes)
  @PaperOfItsKind()
  idType: IdType;

  @ApiProperty({
    maxLength: 50,
    description:
      '证件号码. A resident id must check (GB 11643), with a birth date that has come and a province that there is; its check character may be written small; a 统一社会信用代码 must have its shape, and a wrong check character is told as a warning (GB 32100).',
    example: '11010519491231002X',
  })
  @IsString()
  @Length(1, 50)
  @Validate(IdNumberFits, withFault('field.not-id-number'))
  idNumber: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: '联系电话', example: '13900000000' })
  @IsOptional()
  @Matches(/^\+?[\d -]{5,25}$/, withFault('field.not-phone'))
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
  idNumber: plainIdNumber(idType, idNumber),
  phone: phone ?? null,
});

export const agentOf = ({ name, idType, idNumber, phone }: AgentRequest): Agent => ({
  name,
  idType,
  idNumber: plainIdNumber(idType, idNumber),
  phone: phone ?? null,
});

/** An organisation cannot have a natural person's paper. */
function PaperOfItsKind(): PropertyDecorator {
  const validate = (idType: unknown, args?: ValidationArguments): boolean =>
    (args?.object as { kind?: unknown } | undefined)?.kind !== 'organisation' || !personalPapers.has(idType);
  return ValidateBy({ name: 'paperOfItsKind', validator: { validate } }, withFault('field.paper-of-a-person'));
}
