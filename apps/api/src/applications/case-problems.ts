/** Refusal codes of any act of the applicant on a case, and of its proof. */
export const ACT_OF_APPLICANT = [
  'application.act-not-shown',
  'application.before-its-act',
  'application.before-last-step',
  'application.before-receipt',
  'application.closed',
  'application.in-the-future',
  'application.no-mandate',
  'application.not-found',
] as const;

/** Refusal codes of any act of an official on a case. */
export const ACT_OF_OFFICIAL = [
  ...ACT_OF_APPLICANT,
  'application.dated-after-now',
  'application.dated-before-receipt',
  'application.other-department',
] as const;

/** Refusal codes of any act of the review. */
export const ACT_OF_REVIEW = [...ACT_OF_OFFICIAL, 'application.not-accepted'] as const;
