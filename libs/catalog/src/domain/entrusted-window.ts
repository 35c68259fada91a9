import type { LocalDate } from '@sealtrail/working-days';
import type { ItemTerms } from './item-events';

/**
 * 委托受理 (行政许可法 arts. 24, 26): the holder of a first check that starts on a date. The department that received the file, if it is
 * entrusted on that day (first and last day included); otherwise the item's own department.
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
