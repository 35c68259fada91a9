import { ApiProperty, ApiPropertyOptional, OmitType } from '@nestjs/swagger';
import { IsBoolean, IsOptional } from 'class-validator';
import { IsCode, IsInstant, IsLocalDate, IsRegionCode, regionProperty } from '../http/fields';
import { IsNested } from '../http/nested';
import { PolicyRequest } from '../policy/policies.request';

/** 监察规则 as they are tried: the document of a version without where, from when and by what it is ordered. */
export class CandidateRulesRequest extends OmitType(PolicyRequest, ['region', 'inForceFrom', 'documentNumber']) {}

export class CandidateDayRequest {
  @ApiProperty({ format: 'date', example: '2026-04-24' })
  @IsLocalDate()
  date: string;

  @ApiProperty({ description: '工作日: whether the date would be a working day.', example: false })
  @IsBoolean()
  working: boolean;
}

/** 日历调整 as it is tried: dates that would be declared now. */
export class CandidateCalendarRequest {
  @ApiProperty({ description: 'The calendar in which they would be declared.', example: 'cn-national' })
  @IsCode()
  calendar: string;

  @IsNested(CandidateDayRequest, { each: { min: 1, max: 100 } })
  days: CandidateDayRequest[];
}

/** 试算: exactly one of `policy` and `calendarChange`. */
export class DryRunRequest {
  @ApiProperty({ format: 'date', description: 'Cards that fall from this local day on.', example: '2026-03-01' })
  @IsLocalDate()
  from: string;

  @ApiProperty({ format: 'date', description: 'The last local day, inclusive.', example: '2026-06-30' })
  @IsLocalDate()
  to: string;

  @ApiPropertyOptional({
    ...regionProperty,
    type: String,
    nullable: true,
    description: 'Cases of this region are looked at, as though it had adopted the rules; default that of the policy.',
  })
  @IsOptional()
  @IsRegionCode()
  region?: string | null;

  @ApiPropertyOptional({
    type: String,
    nullable: true,
    format: 'date-time',
    description: 'From when on the rules would have judged the clocks that start; default the beginning of `from`.',
    example: '2026-03-01T00:00:00+08:00',
  })
  @IsOptional()
  @IsInstant()
  inForceFrom?: string | null;

  @IsNested(CandidateRulesRequest, { optional: true, description: '监察规则 to be tried.' })
  policy?: CandidateRulesRequest | null;

  @IsNested(CandidateCalendarRequest, { optional: true, description: '日历调整 to be tried.' })
  calendarChange?: CandidateCalendarRequest | null;
}
