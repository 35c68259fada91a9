import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  EMERGENCY_MINUTES_DEFAULT,
  EMERGENCY_MINUTES_MAX,
  type EmergencyFinding,
  emergencyFindings,
  type Role,
  roles,
} from '@sealtrail/access';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min, MinLength } from 'class-validator';
import { WithDisplayName } from '../display-names/display-name.decorator';
import { enumeratedProperty, IsEnumerated } from '../http/enumerated';
import { IsCode, IsReadable } from '../http/fields';
import { nullableText } from '../http/nullable';

const REASON_MIN = 10;

/** 应急调阅. */
export class OpenEmergencyAccessRequest {
  @ApiProperty({ description: '办件: id of the application to be read.' })
  @IsCode()
  application: string;

  @ApiProperty({
    minLength: REASON_MIN,
    maxLength: 500,
    description: '调阅理由',
    example: '申请人病危，急需核对办件材料',
  })
  @IsString()
  @IsReadable()
  @MinLength(REASON_MIN)
  @MaxLength(500)
  reason: string;

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 5,
    maximum: EMERGENCY_MINUTES_MAX,
    default: EMERGENCY_MINUTES_DEFAULT,
    description: 'Minutes until it ends.',
  })
  @IsOptional()
  @IsInt()
  @Min(5)
  @Max(EMERGENCY_MINUTES_MAX)
  minutes?: number;
}

/** 应急调阅复核. */
export class ReviewEmergencyAccessRequest {
  @IsEnumerated(emergencyFindings, { description: '复核结论' })
  finding: EmergencyFinding;

  @ApiProperty({ maxLength: 500, description: '复核意见', example: '确属紧急，已通知办件所属部门' })
  @IsString()
  @IsReadable()
  @MaxLength(500)
  remark: string;
}

/** 应急调阅, with its review. */
export class EmergencyAccessView {
  @ApiProperty({ description: 'Value for `Sealtrail-Emergency-Access`.' })
  id: string;

  @ApiProperty({ description: 'Id of the key that opened it.' })
  key: string;

  @ApiProperty(enumeratedProperty(roles))
  role: Role;

  @ApiProperty({ ...nullableText, description: '部门 of the key.' })
  @WithDisplayName('department')
  department: string | null;

  @ApiProperty({ ...nullableText, description: 'The official the key is bound to.' })
  @WithDisplayName('official')
  official: string | null;

  @ApiProperty({ description: '办件 that was opened.' })
  application: string;

  @ApiProperty({ description: '行政区划代码 of the application.' })
  region: string;

  @ApiProperty({ description: '调阅理由' })
  reason: string;

  @ApiProperty({ format: 'date-time' })
  openedAt: string;

  @ApiProperty({ format: 'date-time', description: 'Exclusive.' })
  until: string;

  @ApiProperty({ ...enumeratedProperty(emergencyFindings, { nullable: true, description: 'null: not reviewed yet.' }) })
  finding: EmergencyFinding | null;

  @ApiProperty({ ...nullableText, description: '复核意见' })
  remark: string | null;

  @ApiProperty({ ...nullableText, description: "Id of the reviewer's key." })
  reviewedBy: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'When it was reviewed.' })
  reviewedAt: string | null;
}
