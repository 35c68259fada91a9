import { channels } from '@sealtrail/catalog';
import { outcomes } from '@sealtrail/efficiency';
import { count, countByValue, share, withHeadingPrefix } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import { brokenDownBy, cardCounts, levelCounts } from './counted.table';
import type { EfficiencyRowView } from './efficiency-report.view';

const times = columnsOfObject<EfficiencyRowView['workingDays']>({
  cases: count('办件数', 'cases'),
  days: count('天数合计', 'days'),
  mean: count('平均', 'mean'),
  median: count('中位数', 'median'),
  p90: count('90 分位', '90th percentile'),
  ofPromised: share('占承诺时限', 'of the promised days'),
  ofStatutory: share('占法定时限', 'of the statutory days'),
});

/** 效能报告 as lines of a file. */
export const efficiencyReportTable = tableOf<EfficiencyRowView>(
  { zh: '效能报表', en: 'efficiency' },
  {
    ...brokenDownBy,
    received: count('收件量', 'Received'),
    byChannel: withHeadingPrefix('收件渠道', 'Received by', countByValue(channels)),
    online: share('网办率', 'Online'),
    accepted: count('受理量', 'Accepted'),
    deemed: count('视为受理', 'Deemed accepted'),
    firstChecksInTime: share('收件审查按时率', 'First checks in time'),
    closed: count('办结量', 'Closed'),
    byOutcome: withHeadingPrefix('办结结果', 'Outcome', countByValue(outcomes)),
    closedOfAccepted: share('办结率', 'Closed of accepted'),
    dueWithinPromise: share('承诺按期办结率', 'Due within the promise'),
    dueWithinStatute: share('法定按期办结率', 'Due within the statute'),
    withinPromise: share('已办结承诺按时率', 'Closed within the promise'),
    withinStatute: share('已办结法定按时率', 'Closed within the statute'),
    openOverdue: withHeadingPrefix(
      '超期未结',
      'Open and overdue',
      columnsOfObject({ promised: count('承诺时限', 'promise'), statutory: count('法定时限', 'statute') }),
    ),
    workingDays: withHeadingPrefix('用时（工作日）', 'Working days', times),
    calendarDays: withHeadingPrefix('用时（自然日）', 'Calendar days', times),
    correctionNotices: count('补正告知', 'Correction notices'),
    corrected: share('补正率', 'Corrected'),
    withoutCorrection: share('一次通过率', 'Without correction'),
    visits: count('跑动次数', 'Visits'),
    visitsMean: count('平均跑动次数', 'Mean visits'),
    atMostOneVisit: share('最多跑一次率', 'One visit at most'),
    delivered: count('送达量', 'Delivered'),
    deliveredWithinLimit: share('按时送达率', 'Delivered in time'),
    cards: withHeadingPrefix('亮牌', 'Cards', cardCounts),
    warningsConverted: share('预警转化率', 'Warnings that came to a card'),
    ratings: withHeadingPrefix('好差评', 'Ratings', levelCounts),
  },
);
