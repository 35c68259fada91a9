import { firstCheckHolder, type ItemTerms } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, dateOf, isWorkingDay, type LocalDate } from '@sealtrail/working-days';
import type { ReceivedWhen } from './application-commands';
import type { CountedFrom, Teller } from './case-fact';
import { selfShowingModes } from './case-words';
import { creditedAt } from './credited-at';

/** Whether a key is the item's department's, or that of an entrusted window on the day of the receipt (委托受理). */
export const isOwnReceipt = (
  terms: Pick<ItemTerms, 'department' | 'firstCheckBy'>,
  { role, department }: Teller,
  receivedOn: LocalDate,
): boolean =>
  role !== 'applicantPortal' &&
  department !== null &&
  (department === terms.department || firstCheckHolder(terms, department, receivedOn) === department);

/**
 * From when a receipt counts for limits. What the department or its entrusted window tells counts as told; anybody else may
 * go back to the previous working day. Earlier than that it counts from its recording, until an electronic receipt (电子回执)
 * or the department shows more: nobody is late with a file that he could not see.
 */
export function receiptCredit(
  told: ReceivedWhen,
  terms: Pick<ItemTerms, 'department' | 'firstCheckBy'>,
  calendar: Calendar,
): CountedFrom {
  const { at, now, proofOfService: proof, toldBy } = told;
  const on = dateOf(at, calendar.zone);
  const asTold = isOwnReceipt(terms, toldBy, on) || on >= previousWorkingDay(dateOf(now, calendar.zone), calendar);
  if (asTold) return { at, on };
  return creditOn(proof !== null && selfShowingModes.has(proof.mode) ? creditedAt(told, proof) : now, calendar);
}

export const creditOn = (at: Instant, { zone }: Calendar): CountedFrom => ({ at, on: dateOf(at, zone) });

function previousWorkingDay(today: LocalDate, calendar: Calendar): LocalDate {
  let day = addDays(today, -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}
