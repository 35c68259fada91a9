import type { Term } from '@sealtrail/working-days';

const DAYS_PER_WEEK = 7;
const WORKING_DAYS_PER_WEEK = 5;
/** More than holidays have ever added to fifty working days (every start from 2004 to 2026). */
const HOLIDAY_DAYS_PER_FIFTY = 12;

/**
 * Whether a term always ends no later than another with the same start. In the same unit their days are compared. In different units the
 * answer is `true` only if certain: a working day takes at least one calendar day, and *n* working days have never taken more than a week
 * per five begun plus twelve days of holidays per fifty begun.
 */
export function isNotLongerThan(term: Term, bound: Term): boolean {
  if (term.unit === bound.unit || term.unit === 'calendarDay') return term.days <= bound.days;
  return calendarDaysAtMost(term.days) <= bound.days;
}

const calendarDaysAtMost = (workingDays: number): number =>
  DAYS_PER_WEEK * Math.ceil(workingDays / WORKING_DAYS_PER_WEEK) + HOLIDAY_DAYS_PER_FIFTY * Math.ceil(workingDays / 50);

export const sameTerm = (a: Term, b: Term): boolean => a.days === b.days && a.unit === b.unit;
