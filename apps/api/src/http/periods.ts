import { applyDecorators } from '@nestjs/common';
import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import {
  MONTH,
  PERIOD,
  type Period,
  periodOf,
  REPORT_PERIOD,
  type ReportPeriod,
  reportPeriodOf,
} from '@sealtrail/working-days';
import { IsOptional, Matches, ValidateBy } from 'class-validator';
import { IsLocalDate } from './fields';
import { withFault } from './validation-faults';

export const monthProperty = { description: 'Local month.', pattern: MONTH.source, example: '2026-11' } as const;

/** `?month=`, optional. */
export const IsMonth = (description: string = monthProperty.description): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ ...monthProperty, description }),
    IsOptional(),
    Matches(MONTH, withFault('field.not-month')),
  );

/** `?…From=` or `?…To=`: a local day, inclusive; optional. */
export const IsDayFilter = (description: string): PropertyDecorator =>
  applyDecorators(ApiPropertyOptional({ format: 'date', description }), IsOptional(), IsLocalDate());

const isReportPeriod = ValidateBy(
  { name: 'isReportPeriod', validator: { validate: (value) => reportPeriodOf(value) !== null } },
  withFault('field.not-report-period'),
);

/** `?period=` of a report by days. */
export const IsReportPeriod = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description: '报告期: a day, an ISO week, a month, a quarter, a half-year or a year, in local days.',
      pattern: REPORT_PERIOD.source,
      example: '2026-W48',
    }),
    isReportPeriod,
  );

/** `?period=`, optional: what lies in one. */
export const IsReportPeriodFilter = (description: string, example: string): PropertyDecorator =>
  applyDecorators(
    ApiPropertyOptional({ description, pattern: REPORT_PERIOD.source, example }),
    IsOptional(),
    isReportPeriod,
  );

/** The days of a validated period. */
export function checkedReportPeriod(text: string): ReportPeriod {
  const period = reportPeriodOf(text);
  if (period === null) throw new Error(`${text} passed as a period and is none`);
  return period;
}

/** `?period=` of a report by months. */
export const IsPeriod = (): PropertyDecorator =>
  applyDecorators(
    ApiProperty({
      description: '报告期: a month, a quarter or a year, in local months.',
      pattern: PERIOD.source,
      example: '2026-11',
    }),
    Matches(PERIOD, withFault('field.not-period')),
  );

/** The months of a validated period. */
export function checkedPeriod(text: string): Period {
  const period = periodOf(text);
  if (period === null) throw new Error(`${text} passed as a period and is none`);
  return period;
}
