import { count, withHeadingPrefix } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import { brokenDownBy } from './counted.table';
import type { LoadRowView } from './load-report.view';

const due = {
  overdue: count('已超期', 'overdue'),
  today: count('今日到期', 'today'),
  tomorrow: count('明日到期', 'tomorrow'),
  thisWeek: count('本周到期', 'this week'),
};

/** 在办负荷 as lines of a file. */
export const loadReportTable = tableOf<LoadRowView>(
  { zh: '在办负荷', en: 'load' },
  {
    ...brokenDownBy,
    open: count('在办', 'Open'),
    notAccepted: count('待受理', 'Not accepted yet'),
    suspended: count('特别程序中', 'Suspended'),
    promised: withHeadingPrefix('承诺时限', 'By the promise', columnsOfObject(due)),
    statutory: withHeadingPrefix('法定时限', 'By the statute', columnsOfObject(due)),
    branches: withHeadingPrefix('会签环节', 'Branches', columnsOfObject({ open: count('待会签', 'open'), ...due })),
  },
);
