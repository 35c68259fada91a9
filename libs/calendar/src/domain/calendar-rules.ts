import { COUNTRY_CODE, isCode, isRegionCode, type Rejection, regionContains } from '@sealtrail/event-sourcing';
import { isLocalDate, type LocalDate, yearOf } from '@sealtrail/working-days';
import { fault, reject } from '../rejections';
import type { NoticedDay } from './calendar-events';

/** The calendar of the country, at the top of every chain. */
export const NATIONAL_CALENDAR = 'cn-national';

export function mustBeId(calendar: string): void {
  if (!isCode(calendar)) throw refused('calendar.id-invalid', '/id');
}

/** An undefined calendar inherits nothing: a declared day would be its only day, and every holiday would count as a working day. */
export function mustHaveFacts({ events }: { readonly events: number }): void {
  if (events === 0) throw reject('calendar.not-found');
}

export function mustBeNotice(year: number, days: readonly NoticedDay[]): void {
  if (days.length === 0) throw refused('calendar.days-invalid', '/days');
  const stray = days.find(({ date }) => !isLocalDate(date) || noticeYearOf(date) !== year);
  if (stray !== undefined) throw refused('calendar.date-invalid', '/date');
}

/**
 * A parent's region strictly contains the calendar's, so a chain of parents is never circular and no longer than the number of levels.
 * Only the calendar of the country has no parent: any other without a parent would lack the State Council's holidays.
 */
export function mustFit(
  { region, parent }: { readonly region: string; readonly parent: string | null },
  known: { readonly region: string | null } | null,
): void {
  if (!isRegionCode(region)) throw refused('calendar.region-invalid', '/region');
  if (parent === null) {
    if (!regionContains(region, COUNTRY_CODE)) throw refused('calendar.parent-missing', '/parent');
    return;
  }
  const above = known?.region ?? null;
  if (above === null || !regionContains(above, region) || regionContains(region, above)) {
    throw refused('calendar.parent-invalid', '/parent');
  }
}

type Invalid =
  | 'calendar.date-invalid'
  | 'calendar.days-invalid'
  | 'calendar.document-missing'
  | 'calendar.id-invalid'
  | 'calendar.parent-invalid'
  | 'calendar.parent-missing'
  | 'calendar.reason-invalid'
  | 'calendar.region-invalid';

/** A refusal for one invalid field. */
export const refused = (code: Invalid, pointer: string): Rejection => reject(code, {}, [fault(pointer, code)]);

/** The year of the notice that covers the date: New Year's holiday may begin in the December before. */
export const noticeYearOf = (date: LocalDate): number => yearOf(date) + (date.slice(5, 7) === '12' ? 1 : 0);
