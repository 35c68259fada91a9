import type { LocalDate } from '@sealtrail/working-days';
import type { ItemTerms } from './item-events';

/**
 * 委托受理 (行政许可法 arts. 24, 26): who holds a first check that starts on a date. A department that received the file and is
 * entrusted that day, first and last day included; else the item's own.
 */
export const firstCheckHolder = (
  { department, firstCheckBy }: Pick<ItemTerms, 'department' | 'firstCheckBy'>,
  receivedBy: string,
  on: LocalDate,
): string =>
  firstCheckBy.some(
    ({ department: window, from, to }) => window === receivedBy && from <= on && (to === null || on <= to),
  )
    ? receivedBy
    : department;
