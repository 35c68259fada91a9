import type { Instant } from '@sealtrail/event-sourcing';
import { type Calendar, dateOf, type Limit, type LocalDate, limitOf } from '@sealtrail/working-days';

/** A limit of the loop, with the day from which it is counted. */
export type StepLimit = { readonly from: LocalDate; readonly limit: Limit };

/** So many working days after a day (民法典 arts. 201, 203). */
export function stepLimit(from: LocalDate, days: number, calendar: Calendar): Limit {
  const limit = limitOf({ startedOn: from, terms: [{ days, unit: 'workingDay' }], pauses: [], calendar });
  if (limit === null) throw new Error('a limit without a pause stands still');
  return limit;
}

/**
 * The limit by the calendar of now, where that is later: a day off that was told after the limit was counted gives time, a
 * working day that was told late takes none away.
 */
export function countedAnew({ from, limit }: StepLimit, calendar: Calendar): Limit {
  const anew = stepLimit(from, limit.days, calendar);
  return anew.at > limit.at ? anew : limit;
}

/** What is told later counts from when it is told: nobody proves a step of the loop by an earlier date. */
export const isInTime = (step: StepLimit, now: Instant, calendar: Calendar): boolean =>
  now <= countedAnew(step, calendar).at;

export const localDay = (now: Instant, { zone }: Calendar): LocalDate => dateOf(now, zone);
