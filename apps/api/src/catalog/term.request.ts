import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { DayUnit, Term } from '@sealtrail/working-days';
import { IsIn, IsInt, Max, Min } from 'class-validator';

const UNITS = ['workingDay', 'calendarDay'] as const;
const DAYS_MAX = 3_650;

/** 时限: how long something may take. */
export class TermRequest implements Term {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: DAYS_MAX, example: 20 })
  @IsInt()
  @Min(0)
  @Max(DAYS_MAX)
  days: number;

  @ApiPropertyOptional({
    enum: UNITS,
    default: 'workingDay',
    description:
      'workingDay 工作日, calendarDay 自然日. The periods of an agency are working days (行政许可法 art. 82).',
  })
  @IsIn(UNITS)
  unit: DayUnit = 'workingDay';
}
