import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';
import { type LevelCounts, ratedOf, ratingLevels } from './rating-level';

/** Readers of rating figures. */
export const ratingReaders = defineEnumeration(
  { zh: '评价统计查阅人', en: 'Reader of rating statistics' },
  {
    supervision: { zh: '监察', note: 'sees them as they stand' },
    dashboard: { zh: '大屏', note: 'sees months that have closed' },
    rated: { zh: '被评价人', note: 'sees closed months of whole departments, where they lead to nobody' },
  },
);
export type RatingReader = ValueOf<typeof ratingReaders>;

/** Minimum number of ratings in a month for showing it to the rated unit: fewer could be traced to their raters. */
export const SHOWN_TO_RATED_MIN = 5;

/**
 * Whether a month of a department may be shown to the rated unit. If all ratings have the same level, each rating is known; if there are as
 * many as cases, each case is known to have one.
 */
export const mayShowToRated = (ratings: LevelCounts, closedCases: number): boolean => {
  const count = ratedOf(ratings);
  const levels = ratingLevels.values.filter((level) => ratings[level] > 0).length;
  return count >= SHOWN_TO_RATED_MIN && levels >= 2 && count < closedCases;
};
