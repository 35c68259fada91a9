import { type Interval, notRankedReasons } from '@sealtrail/efficiency';
import { count, omitted, share, term, withHeadingPrefix } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import { brokenDownBy } from './counted.table';
import type { RankedRowView } from './ranking.view';

/** 排名 as lines of a file. */
export const rankingTable = tableOf<RankedRowView>(
  { zh: '效能排名', en: 'ranking' },
  {
    rank: count('名次', 'Rank'),
    ...brokenDownBy,
    cases: count('办件数', 'Cases'),
    share: share('指标', 'Indicator'),
    median: count('用时中位数', 'Median of days'),
    interval: withHeadingPrefix(
      '95 % 置信区间',
      '95 % confidence',
      columnsOfObject<Interval>({ low: count('下限', 'from'), high: count('上限', 'to') }),
    ),
    notRanked: term(notRankedReasons),
    bestRank: count('可能的最高名次', 'Best possible rank'),
    worstRank: count('可能的最低名次', 'Worst possible rank'),
    notDistinguishable: count('不可区分的行数', 'Rows not distinguishable'),
    // Days and cases as a spreadsheet cannot add them up: the answer has them.
    days: omitted,
  },
);
