/** What any act of the applicant on a case can be refused with. */
export const ACT_OF_APPLICANT = [
  'application.before-last-step',
  'application.before-receipt',
  'application.closed',
  'application.no-mandate',
  'application.not-found',
] as const;

/** What any act of an official on a case can be refused with. */
export const ACT_OF_OFFICIAL = [
  ...ACT_OF_APPLICANT,
  'application.before-its-act',
  'application.act-not-shown',
  'application.dated-after-now',
  'application.dated-before-receipt',
  'application.in-the-future',
  'application.other-department',
] as const;

/** What any act of the review can be refused with. */
export const ACT_OF_REVIEW = [...ACT_OF_OFFICIAL, 'application.not-accepted'] as const;
