import type { Calendar, Limit, LocalDate } from '../limit';
import { limitOf } from './day-count';

/** A limit in working days, with the day from which it is counted. */
export type StepLimit = { readonly from: LocalDate; readonly limit: Limit };

/** A number of working days after a day (民法典 arts. 201, 203). */
export function stepLimit(from: LocalDate, days: number, calendar: Calendar): Limit {
  const limit = limitOf({ startedOn: from, terms: [{ days, unit: 'workingDay' }], pauses: [], calendar });
  if (limit === null) throw new Error('a limit without a pause stands still');
  return limit;
}

/**
 * The limit by the present calendar, if that is later: a day off recorded after the limit was computed extends it, a working
 * day recorded later does not shorten it.
 */
export function recounted({ from, limit }: StepLimit, calendar: Calendar): Limit {
  const anew = stepLimit(from, limit.days, calendar);
  return anew.at > limit.at ? anew : limit;
}
