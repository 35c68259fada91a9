import type { NoticeFact } from './notice-events';

/** Whose a notice is: that of the charged department, and of the one that is told. */
export const scopedNotice = ({ department, recipient, region }: NoticeFact) => ({
  departments: [...new Set([department, recipient.department ?? department])],
  region,
});
