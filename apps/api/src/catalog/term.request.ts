import { ApiProperty } from '@nestjs/swagger';
import { type DayUnit, dayUnits, type Term } from '@sealtrail/working-days';
import { IsInt, Max, Min } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';

const DAYS_MAX = 3_650;

/** 时限: a duration. */
export class TermRequest implements Term {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: DAYS_MAX, example: 20 })
  @IsInt()
  @Min(0)
  @Max(DAYS_MAX)
  days: number;

  @IsEnumerated(dayUnits, { default: 'workingDay' })
  unit: DayUnit = 'workingDay';
}
