import { circularSubjects } from '@sealtrail/efficiency';
import { count, department, official, share, term, withHeadingPrefix } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { CircularRowView } from './circulars.view';
import { cardCounts, levelCounts } from './counted.table';

/** 通报 as lines of a file. */
export const circularTable = tableOf<CircularRowView>(
  { zh: '通报', en: 'circular' },
  {
    subject: term(circularSubjects),
    department: department('部门', 'Department'),
    official: official('工作人员', 'Official'),
    rank: count('名次', 'Rank'),
    cards: withHeadingPrefix('亮牌', 'Cards', cardCounts),
    received: count('收件量', 'Received'),
    closed: count('办结量', 'Closed'),
    firstChecksInTime: share('收件审查按时率', 'First checks in time'),
    warningsConverted: share('预警转化率', 'Warnings that came to a card'),
    dueWithinPromise: share('承诺按期办结率', 'Due within the promise'),
    dueWithinStatute: share('法定按期办结率', 'Due within the statute'),
    openOverdue: withHeadingPrefix(
      '超期未结',
      'Open and overdue',
      columnsOfObject({ promised: count('承诺时限', 'promise'), statutory: count('法定时限', 'statute') }),
    ),
    ratings: withHeadingPrefix('好差评', 'Ratings', levelCounts),
    wellRated: share('好评率', 'Well rated'),
    score: count('得分', 'Score'),
  },
);
