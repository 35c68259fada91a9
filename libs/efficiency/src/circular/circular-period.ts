import { type PeriodKind, type ReportPeriod, reportPeriodOf } from '@sealtrail/working-days';
import type { CircularKind } from './circular-enums';

const LENGTH: Readonly<Record<CircularKind, PeriodKind>> = {
  dailyPatrol: 'day',
  weeklyCircular: 'week',
  monthlyReview: 'month',
  monthlyCircular: 'month',
  windowAssessment: 'month',
  quarterlyAward: 'quarter',
};

/** A period of the length that the kind has; `null`: it is none. */
export function circularPeriodOf(kind: CircularKind, text: string): ReportPeriod | null {
  const period = reportPeriodOf(text);
  return period?.kind === LENGTH[kind] ? period : null;
}
