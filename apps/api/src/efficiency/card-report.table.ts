import { ruleIds } from '@sealtrail/supervision';
import { columnsByValue, share, withHeadingPrefix } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { CardRowView } from './card-report.view';
import { brokenDownBy, cardCounts } from './counted.table';

/** 亮牌统计 as lines of a file. */
export const cardReportTable = tableOf<CardRowView>(
  { zh: '亮牌统计', en: 'cards-by-rule' },
  {
    ...brokenDownBy,
    cards: withHeadingPrefix('全部', 'All', cardCounts),
    warningsConverted: share('预警转化率', 'Warnings that came to a card'),
    byRule: columnsByValue(ruleIds, cardCounts),
  },
);
