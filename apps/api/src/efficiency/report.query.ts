import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { type Breakdown, breakdowns } from '@sealtrail/efficiency';
import { type Period, periodOf } from '@sealtrail/working-days';
import { IsOptional, Matches } from 'class-validator';
import { refusedAs } from '../http/checked-faults';
import { IsEnumerated } from '../http/enumerated';
import { IsCode, IsRegionCode, regionFilter } from '../http/fields';
import { FormatQuery, ListQuery } from '../http/page';

const PERIOD = /^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]))?$/;

const periodProperty = {
  description: '报告期: a month, a quarter or a year, made of local months.',
  pattern: PERIOD.source,
  example: '2026-11',
} as const;

const IsPeriod = (): PropertyDecorator => Matches(PERIOD, refusedAs('field.not-period'));

export class PeriodQuery extends FormatQuery {
  @ApiProperty(periodProperty)
  @IsPeriod()
  period: string;

  get months(): Period {
    return monthsOf(this.period);
  }
}

/** A report with one row for each department, official, item or region. */
export class BreakdownQuery extends ListQuery {
  @ApiProperty(periodProperty)
  @IsPeriod()
  period: string;

  @IsEnumerated(breakdowns, { default: 'department' })
  by: Breakdown = 'department';

  @ApiPropertyOptional({ description: '部门: this one only.' })
  @IsOptional()
  @IsCode()
  department?: string;

  @ApiPropertyOptional(regionFilter)
  @IsOptional()
  @IsRegionCode()
  region?: string;

  get months(): Period {
    return monthsOf(this.period);
  }
}

function monthsOf(text: string): Period {
  const period = periodOf(text);
  if (period === null) throw new Error(`${text} passed as a period and is none`);
  return period;
}
