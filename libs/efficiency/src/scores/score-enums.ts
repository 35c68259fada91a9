import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';
import { breakdowns } from '../read/report-enums';

/** Whose score is told. */
export const scoreBreakdowns = subset(breakdowns, ['department', 'official']);
export type ScoreBreakdown = ValueOf<typeof scoreBreakdowns>;

/** Why points are taken off: one card, or some that are counted as one. */
export const deductionGrounds = defineEnumeration(
  { zh: '扣分事由', en: 'Why points are taken off' },
  {
    red: { zh: '红牌', en: 'a red card' },
    yellow: { zh: '黄牌', en: 'a yellow card' },
    warnings: { zh: '累计预警', en: 'warnings', note: 'as many as the policy counts as one' },
    yellowsAsRed: { zh: '黄牌折算红牌', en: 'yellow cards as one red', note: 'as many as the policy counts as one' },
  },
);
export type DeductionGround = ValueOf<typeof deductionGrounds>;
