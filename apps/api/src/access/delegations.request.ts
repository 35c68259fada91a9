import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { DELEGATION_DAYS_DEFAULT, DELEGATION_DAYS_MAX, type Role, roles } from '@sealtrail/access';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { enumeratedProperty } from '../http/enumerated';
import { IsCode, IsInstant, IsPlainlyWritten, IsReadable } from '../http/fields';

/** 委托代理. */
export class GrantDelegationRequest {
  @ApiProperty({
    description:
      '代理人: id of the key that may act in your name: in a department one of a `window`, `officer` or `chiefRepresentative` of the same department, otherwise one of your own role.',
  })
  @IsCode()
  delegate: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'When it begins; default: now.' })
  @IsOptional()
  @IsInstant()
  from?: string;

  @ApiPropertyOptional({
    format: 'date-time',
    description: `When it ends, at most ${DELEGATION_DAYS_MAX} days after it begins; default: ${DELEGATION_DAYS_DEFAULT} days.`,
  })
  @IsOptional()
  @IsInstant()
  until?: string;

  @ApiProperty({
    maxLength: 100,
    description: '授权文书文号: number of the written mandate.',
    example: '市监授〔2026〕3号',
  })
  @IsString()
  @IsPlainlyWritten()
  @MaxLength(100)
  mandate: string;

  @ApiProperty({ maxLength: 500, description: '委托事由', example: '外出培训期间由副科长代为办理' })
  @IsString()
  @IsReadable()
  @MaxLength(500)
  reason: string;
}

/** 委托代理, as granted. */
export class DelegationView {
  @ApiProperty({ description: 'Value for `Sealtrail-Delegation`.' })
  id: string;

  @ApiProperty({ description: '委托人: id of the key whose bounds apply.' })
  delegator: string;

  @ApiProperty({ ...enumeratedProperty(roles, { nullable: true, description: 'Role that applies.' }) })
  role: Role | null;

  @ApiProperty({ description: '代理人: id of the key that acts.' })
  delegate: string;

  @ApiProperty({ format: 'date-time' })
  from: string;

  @ApiProperty({ format: 'date-time', description: 'Exclusive.' })
  until: string;

  @ApiProperty({ description: '授权文书文号' })
  mandate: string;

  @ApiProperty({ description: '委托事由' })
  reason: string;

  @ApiProperty({ format: 'date-time' })
  grantedAt: string;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was ended before its time.' })
  endedAt: string | null;
}
