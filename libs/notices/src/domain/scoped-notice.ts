import type { NoticeFact } from './notice-events';

/** Whose a notice is: that of the charged department, and of the one that is told. A referral (移送) is no department's. */
export const scopedNotice = ({
  department,
  occasion,
  recipient,
  region,
}: Pick<NoticeFact, 'department' | 'occasion' | 'recipient' | 'region'>) => ({
  departments: occasion === 'referred' ? [] : [...new Set([department, recipient.department ?? department])],
  region,
});
