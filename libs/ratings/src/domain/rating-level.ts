import { defineEnumeration, recordOf, type ValueOf } from '@sealtrail/event-sourcing';

/** Best first. Stored as words, because the standards number them in both directions. */
export const ratingLevels = defineEnumeration(
  {
    zh: '满意度',
    en: 'Satisfaction',
    source: 'GB/T 39046-2020 A.8',
    note: 'The interfaces of the national 好差评 platform count the other way, from 5 (best) to 1. The last two are 差评.',
  },
  {
    verySatisfied: { zh: '非常满意', code: '1' },
    satisfied: { zh: '满意', code: '2' },
    fairlySatisfied: { zh: '基本满意', code: '3' },
    dissatisfied: { zh: '不满意', code: '4' },
    veryDissatisfied: { zh: '非常不满意', code: '5' },
  },
);
export type RatingLevel = ValueOf<typeof ratingLevels>;

/** Number of ratings per level. */
export type LevelCounts = Readonly<Record<RatingLevel, number>>;

/** 差评: one of the last two levels. */
export const isBad = (level: RatingLevel): boolean => level === 'dissatisfied' || level === 'veryDissatisfied';

/** 差评: the last two levels only; 基本满意 is not bad (国办发〔2019〕51号). */
export const badOf = (counts: LevelCounts): number => counts.dissatisfied + counts.veryDissatisfied;

/** 好评: the first three. */
export const goodOf = (counts: LevelCounts): number => counts.verySatisfied + counts.satisfied + counts.fairlySatisfied;

export const ratedOf = (counts: LevelCounts): number => goodOf(counts) + badOf(counts);

export const NO_LEVELS: LevelCounts = recordOf(ratingLevels, () => 0);
