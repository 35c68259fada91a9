/**
 * 非常满意 满意 基本满意 不满意 非常不满意, best first. Stored as a word, because the norms count both ways: GB/T 39046-2020 A.8
 * goes from 1 (best) to 5, the interfaces of the national 好差评 platform from 5 (best) to 1.
 */
export const RATING_LEVELS = [
  'verySatisfied',
  'satisfied',
  'fairlySatisfied',
  'dissatisfied',
  'veryDissatisfied',
] as const;

export type RatingLevel = (typeof RATING_LEVELS)[number];

/** How many ratings there are of each level. */
export type LevelCounts = Readonly<Record<RatingLevel, number>>;

/** 差评: the last two levels only; 基本满意 is not bad (国办发〔2019〕51号). */
export const badOf = (counts: LevelCounts): number => counts.dissatisfied + counts.veryDissatisfied;

/** 好评: the first three. */
export const goodOf = (counts: LevelCounts): number => counts.verySatisfied + counts.satisfied + counts.fairlySatisfied;

export const ratedOf = (counts: LevelCounts): number => goodOf(counts) + badOf(counts);

export const NO_LEVELS: LevelCounts = {
  verySatisfied: 0,
  satisfied: 0,
  fairlySatisfied: 0,
  dissatisfied: 0,
  veryDissatisfied: 0,
};
