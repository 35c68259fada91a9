import { timeOwners } from '@sealtrail/applications';
import { termOf } from '@sealtrail/event-sourcing';
import { count, each, withHeadingPrefix } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import { brokenDownBy, indicator } from './counted.table';
import type { TimeRowView } from './time-report.view';

const parts = columnsOfObject<TimeRowView['workingDays']>({
  cases: count('办件数', 'cases'),
  days: count('天数合计', 'days'),
  parts: each('归属', 'by whom', ({ owner, procedure, department, official, days }, { language, names }) => [
    termOf(timeOwners, owner, language),
    procedure,
    department && (names.department(department) ?? department),
    department && official && (names.official(department, official) ?? official),
    days,
  ]),
});

/** 用时归属 as lines of a file. */
export const timeReportTable = tableOf<TimeRowView>(
  { zh: '用时归属', en: 'time-by-holder' },
  {
    ...brokenDownBy,
    notSplit: count('未记录归属', 'Not split'),
    workingDays: withHeadingPrefix('工作日', 'Working days', parts),
    calendarDays: withHeadingPrefix('自然日', 'Calendar days', parts),
    withinPromise: indicator('withinPromise'),
    withinPromiseIfBranchesKept: indicator('withinPromiseIfBranchesKept'),
    withinStatute: indicator('withinStatute'),
    withinStatuteIfBranchesKept: indicator('withinStatuteIfBranchesKept'),
  },
);
