import { ruleIds } from '@sealtrail/supervision';
import { columnsByValue, withHeadingPrefix } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { CardRowView } from './card-report.view';
import { brokenDownBy, cardCounts, indicator } from './counted.table';

/** 亮牌统计 as lines of a file. */
export const cardReportTable = tableOf<CardRowView>(
  { zh: '亮牌统计', en: 'cards-by-rule' },
  {
    ...brokenDownBy,
    cards: withHeadingPrefix('全部', 'All', cardCounts),
    warningsConverted: indicator('warningsConverted'),
    byRule: columnsByValue(ruleIds, cardCounts),
  },
);
