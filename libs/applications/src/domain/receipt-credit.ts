import { firstCheckHolder, type ItemTerms } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, dateOf, isWorkingDay, type LocalDate } from '@sealtrail/working-days';
import type { CountedFrom, ProofOfService, Teller } from './case-fact';
import { selfShowingModes } from './case-words';
import { creditedAt } from './credited-at';
import type { ReceivedWhen } from './telling';

type Terms = Pick<ItemTerms, 'department' | 'firstCheckBy'>;

/** Whether a key is the item's department's, or that of an entrusted window on the day of the receipt (委托受理). */
export const isOwnReceipt = (terms: Terms, { role, department }: Teller, receivedOn: LocalDate): boolean =>
  role !== 'applicantPortal' &&
  department !== null &&
  (department === terms.department || firstCheckHolder(terms, department, receivedOn) === department);

/** A receipt as somebody tells it, and for which source their key speaks. */
type Told = ReceivedWhen & { readonly filedBy: string | null };

/**
 * From when a receipt counts for limits. What the department or its entrusted window tells counts as told; anybody else may
 * go back to the previous working day. Earlier than that it counts from its recording, until an electronic receipt (电子回执)
 * or the department shows more: nobody is late with a file that he could not see.
 */
export function receiptCredit(told: Told, terms: Terms, calendar: Calendar): CountedFrom {
  const { at, now } = told;
  if (countsAsTold(told, terms, calendar)) return creditOn(at, calendar);
  const shown = shownBy(told);
  return creditOn(shown === null ? now : creditedAt(told, shown), calendar);
}

/** The electronic receipt by which alone a filing counts from before it was told; `null`: there is none, or it needs none. */
export const countedBy = (told: Told, terms: Terms, calendar: Calendar): ProofOfService | null =>
  countsAsTold(told, terms, calendar) ? null : shownBy(told);

function countsAsTold({ at, now, toldBy }: Told, terms: Terms, calendar: Calendar): boolean {
  const on = dateOf(at, calendar.zone);
  return isOwnReceipt(terms, toldBy, on) || on >= previousWorkingDay(dateOf(now, calendar.zone), calendar);
}

/**
 * The electronic receipt that shows when a file came in, as far as it shows anything: a platform gives it, so it does where
 * a key tells of it that speaks for the source which filed the case. Anybody could invent one of another's.
 */
export const shownBy = ({
  filedBy,
  proofOfService,
}: Pick<Told, 'filedBy' | 'proofOfService'>): ProofOfService | null =>
  filedBy !== null && proofOfService !== null && selfShowingModes.has(proofOfService.mode) ? proofOfService : null;

export const creditOn = (at: Instant, { zone }: Calendar): CountedFrom => ({ at, on: dateOf(at, zone) });

function previousWorkingDay(today: LocalDate, calendar: Calendar): LocalDate {
  let day = addDays(today, -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}
