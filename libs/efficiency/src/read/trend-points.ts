import { addDays, isOfWholeMonths, periodAround, type ReportPeriod } from '@sealtrail/working-days';
import type { TrendStep } from './report-enums';

/**
 * The days, weeks or months that a period has days of, each whole and in order: a week at its ends is told as its own report tells it.
 * `null`: a period that is shorter than one step.
 */
export function trendPoints(period: ReportPeriod, step: TrendStep): readonly ReportPeriod[] | null {
  if (period.kind === 'day' || (period.kind === 'week' && step !== 'day')) return null;
  if (step === 'month' && !isOfWholeMonths(period)) return null;
  const points: ReportPeriod[] = [];
  for (let day = period.from; day <= period.to; ) {
    const point = periodAround(step, day);
    if (point === null) break;
    points.push(point);
    day = addDays(point.to, 1);
  }
  return points;
}
