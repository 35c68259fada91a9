import { firstCheckHolder, type ItemTerms } from '@sealtrail/catalog/events';
import type { Instant } from '@sealtrail/event-sourcing';
import { addDays, type Calendar, dateOf, isWorkingDay, type LocalDate } from '@sealtrail/working-days';
import { selfShowingModes } from './case-enums';
import type { CountedFrom, ProofOfService, Teller } from './case-fact';
import { creditedAt } from './effective-time';
import type { ReceivedActTimes } from './reporting';

type Terms = Pick<ItemTerms, 'department' | 'firstCheckBy'>;

/** Whether a key belongs to the item's department, or to a window entrusted on the day of the receipt (委托受理). */
export const isOwnReceipt = (terms: Terms, { role, department }: Teller, receivedOn: LocalDate): boolean =>
  role !== 'applicantPortal' &&
  department !== null &&
  (department === terms.department || firstCheckHolder(terms, department, receivedOn) === department);

/** A receipt as reported, and the source of the filing key. */
type ReportedReceipt = ReceivedActTimes & { readonly filedBy: string | null };

/**
 * The instant from which a receipt counts for limits. A report by the department or its entrusted window counts as reported; others may go back
 * to the previous working day. An earlier receipt counts from its recording, until an electronic receipt (电子回执) or the department
 * confirms it: nobody is late with a file that they could not see.
 */
export function receiptCredit(told: ReportedReceipt, terms: Terms, calendar: Calendar): CountedFrom {
  const { at, now } = told;
  if (countsAsReported(told, terms, calendar)) return countedFromOf(at, calendar);
  const shown = effectiveElectronicReceipt(told);
  return countedFromOf(shown === null ? now : creditedAt(told, shown), calendar);
}

/** The electronic receipt that alone makes a filing count from before its report; `null`: there is none, or none is needed. */
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
 * The electronic receipt that proves when a file was received: it is issued by a platform, so it counts only if reported by a key of the source
 * that filed the case. A receipt of another source could be invented.
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
