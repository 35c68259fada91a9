import type { WarningRule } from '@sealtrail/policy/events';

/** "Warning with `remaining_wd: 2`: end of counted day n − 2; 90 %: of ⌈0.9 n⌉; the earlier; n < 3: of day n − 1." */
export function warningDay(
  days: number,
  { remainingDays, usedPercent, shortBelowDays, shortRemainingDays }: WarningRule,
): number {
  const byShare = usedPercent === null ? days : Math.ceil((days * usedPercent) / 100);
  // Neither basis: it never falls.
  if (remainingDays === null) return usedPercent === null ? -1 : byShare;
  if (days < shortBelowDays) return days - shortRemainingDays;
  return Math.min(days - remainingDays, byShare);
}
