import type { NoticeFact } from './notice-events';

/**
 * Whose a notice is: that of the charged department, and of the one that is told. A referral (移送) is no department's; an interview (约谈) is
 * that of the department that is told of it, if one is.
 */
export const scopedNotice = ({
  department,
  occasion,
  recipient,
  region,
}: Pick<NoticeFact, 'department' | 'occasion' | 'recipient' | 'region'>) => ({
  departments: departmentsOf({ department, occasion, recipient }),
  region,
});

function departmentsOf({
  department,
  occasion,
  recipient,
}: Pick<NoticeFact, 'department' | 'occasion' | 'recipient'>): readonly string[] {
  if (occasion === 'referred') return [];
  const told = recipient.department === null ? [] : [recipient.department];
  return occasion === 'interviewDue' || occasion === 'interviewLifted' ? told : [...new Set([department, ...told])];
}
