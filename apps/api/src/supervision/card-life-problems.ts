/** What every step in the life of a card may be refused with. */
const EVERY_STEP = [
  'supervision.before-card',
  'supervision.card-not-counting',
  'supervision.card-not-found',
  'supervision.document-misdated',
  'supervision.no-post',
  'supervision.step-not-of-warning',
] as const;

/** Of the answer of whoever is charged. */
export const ANSWER_PROBLEMS = [
  ...EVERY_STEP,
  'supervision.before-last-step',
  'supervision.document-needed',
  'supervision.reason-missing',
  'supervision.step-not-open',
] as const;

/** Of what the supervising body does. */
export const OUTSIDE_PROBLEMS = [
  ...EVERY_STEP,
  'region.outside',
  'supervision.before-last-step',
  'supervision.own-unit',
  'supervision.reason-missing',
] as const;
