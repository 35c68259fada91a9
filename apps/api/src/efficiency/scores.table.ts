import { deductionGrounds } from '@sealtrail/efficiency';
import { termOf } from '@sealtrail/event-sourcing';
import { count, department, each, official, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { ScoreRowView } from './scores.view';

/** 计分 as lines of a file. */
export const scoreTable = tableOf<ScoreRowView>(
  { zh: '监察计分', en: 'scores' },
  {
    department: department('部门', 'Department'),
    official: official('工作人员', 'Official'),
    region: text('行政区划代码', 'Region'),
    score: count('得分', 'Score'),
    months: each('各月扣分', 'Points taken off by month', ({ month, score, deductions }, { language }) => [
      month,
      score,
      ...deductions.map(
        ({ ground, points, cards }) =>
          `${termOf(deductionGrounds, ground, language)} -${points} (${cards.map(({ cardId }) => cardId).join(' ')})`,
      ),
    ]),
  },
);
