import { firstCheckHolder, type ItemTerms } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, dateOf, isWorkingDay, type LocalDate } from '@sealtrail/working-days';
import { selfShowingModes } from './case-enums';
import type { CountedFrom, ProofOfService, Teller } from './case-fact';
import { creditedAt } from './effective-time';
import type { ReceivedActTimes } from './reporting';

type Terms = Pick<ItemTerms, 'department' | 'firstCheckBy'>;

/** Whether a key is the item's department's, or that of an entrusted window on the day of the receipt (委托受理). */
export const isOwnReceipt = (terms: Terms, { role, department }: Teller, receivedOn: LocalDate): boolean =>
  role !== 'applicantPortal' &&
  department !== null &&
  (department === terms.department || firstCheckHolder(terms, department, receivedOn) === department);

/** A receipt as somebody tells it, and for which source their key speaks. */
type ReportedReceipt = ReceivedActTimes & { readonly filedBy: string | null };

/**
 * From when a receipt counts for limits. What the department or its entrusted window tells counts as told; anybody else may
 * go back to the previous working day. Earlier than that it counts from its recording, until an electronic receipt (电子回执)
 * or the department shows more: nobody is late with a file that he could not see.
 */
export function receiptCredit(told: ReportedReceipt, terms: Terms, calendar: Calendar): CountedFrom {
  const { at, now } = told;
  if (countsAsReported(told, terms, calendar)) return countedFromOf(at, calendar);
  const shown = effectiveElectronicReceipt(told);
  return countedFromOf(shown === null ? now : creditedAt(told, shown), calendar);
}

/** The electronic receipt by which alone a filing counts from before it was told; `null`: there is none, or it needs none. */
export const decisiveElectronicReceipt = (
  told: ReportedReceipt,
  terms: Terms,
  calendar: Calendar,
): ProofOfService | null => (countsAsReported(told, terms, calendar) ? null : effectiveElectronicReceipt(told));

function countsAsReported({ at, now, toldBy }: ReportedReceipt, terms: Terms, calendar: Calendar): boolean {
  const on = dateOf(at, calendar.zone);
  return isOwnReceipt(terms, toldBy, on) || on >= previousWorkingDay(dateOf(now, calendar.zone), calendar);
}

/**
 * The electronic receipt that shows when a file came in, as far as it shows anything: a platform gives it, so it does where
 * a key tells of it that speaks for the source which filed the case. Anybody could invent one of another's.
 */
export const effectiveElectronicReceipt = ({
  filedBy,
  proofOfService,
}: Pick<ReportedReceipt, 'filedBy' | 'proofOfService'>): ProofOfService | null =>
  filedBy !== null && proofOfService !== null && selfShowingModes.has(proofOfService.mode) ? proofOfService : null;

export const countedFromOf = (at: Instant, { zone }: Calendar): CountedFrom => ({ at, on: dateOf(at, zone) });

function previousWorkingDay(today: LocalDate, calendar: Calendar): LocalDate {
  let day = addDays(today, -1);
  while (!isWorkingDay(calendar, day)) day = addDays(day, -1);
  return day;
}
