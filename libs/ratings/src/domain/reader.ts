import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';
import { type LevelCounts, ratedOf, ratingLevels } from './rating-level';

/** Who reads figures of ratings. */
export const ratingReaders = defineEnumeration(
  { zh: '评价统计查阅人', en: 'Reader of rating statistics' },
  {
    supervision: { zh: '监察', note: 'sees them as they stand' },
    dashboard: { zh: '大屏', note: 'sees months that have closed' },
    rated: { zh: '被评价人', note: 'sees closed months of whole departments, where they lead to nobody' },
  },
);
export type RatingReader = ValueOf<typeof ratingReaders>;

/** How many ratings a month must have before the rated see it: fewer could be traced to their raters. */
export const SHOWN_TO_RATED_MIN = 5;

/**
 * Whether a month of a department may be shown to the rated. Of ratings that all say the same everybody knows what each
 * one said, and where there are as many as cases, that there is one of each.
 */
export const mayShowToRated = (ratings: LevelCounts, closedCases: number): boolean => {
  const count = ratedOf(ratings);
  const levels = ratingLevels.values.filter((level) => ratings[level] > 0).length;
  return count >= SHOWN_TO_RATED_MIN && levels >= 2 && count < closedCases;
};
