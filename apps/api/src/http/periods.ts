import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { MONTH, PERIOD, type Period, periodOf } from '@sealtrail/working-days';
import { IsOptional, Matches } from 'class-validator';
import { IsLocalDate } from './fields';
import { withFault } from './validation-faults';

export const monthProperty = { description: 'Local month.', pattern: MONTH.source, example: '2026-11' } as const;

/** `?month=`, which may be left out. */
export const IsMonth = (description: string = monthProperty.description): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ ...monthProperty, description }),
    IsOptional(),
    Matches(MONTH, withFault('field.not-month')),
  );

/** `?…From=` or `?…To=`: a local day, inclusive; may be left out. */
export const IsDayFilter = (description: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ format: 'date', description }), IsOptional(), IsLocalDate());

/** `?period=`, which every report asks for. */
export const IsPeriod = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description: '报告期: a month, a quarter or a year, in local months.',
      pattern: PERIOD.source,
      example: '2026-11',
    }),
    Matches(PERIOD, withFault('field.not-period')),
  );

/** The months of a period that has passed the checks of its request. */
export function checkedPeriod(text: string): Period {
  const period = periodOf(text);
  if (period === null) throw new Error(`${text} passed as a period and is none`);
  return period;
}
