import { cardLevels } from '@sealtrail/policy';
import { cardStatuses, ruleIds } from '@sealtrail/supervision';
import { columnsByValue, count, countByValue, term, text, withHeadingPrefix } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { CardRowView } from './card-report.view';
import { brokenDownBy, cardCounts, indicator } from './counted.table';

/** 亮牌统计 as lines of a file. */
export const cardReportTable = tableOf<CardRowView>(
  { zh: '亮牌统计', en: 'cards-by-rule' },
  {
    department: brokenDownBy.department,
    official: brokenDownBy.official,
    item: brokenDownBy.item,
    region: brokenDownBy.region,
    rule: term(ruleIds),
    level: term(cardLevels),
    month: text('月份', 'Month'),
    status: term(cardStatuses),
    all: count('全部牌数', 'All cards'),
    byStatus: withHeadingPrefix('状态', 'Status', countByValue(cardStatuses)),
    cards: withHeadingPrefix('全部', 'All', cardCounts),
    warningsConverted: indicator('warningsConverted'),
    byRule: columnsByValue(ruleIds, cardCounts),
  },
);
