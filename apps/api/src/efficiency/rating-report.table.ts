import { count, department, share, text, texts, withHeadingPrefix } from '../tables/cells';
import { tableOf } from '../tables/table';
import { levelCounts } from './counted.table';
import type { RatingFiguresView } from './rating-report.view';

/** 好差评统计 as lines of a file. */
export const ratingReportTable = tableOf<RatingFiguresView>(
  { zh: '评价指标', en: 'ratings-by-department' },
  {
    department: department('被评价部门', 'Department'),
    region: text('行政区划代码', 'Region'),
    months: texts('月份', 'Months'),
    ratings: withHeadingPrefix('主动评价', 'Ratings', levelCounts),
    heldByUnit: withHeadingPrefix('由大厅打印', 'Printed by the hall', levelCounts),
    anonymous: count('匿名评价数', 'Anonymous'),
    late: count('逾七日评价数', 'After seven days'),
    voided: withHeadingPrefix('作废', 'Voided', levelCounts),
    answered: share('差评回复率', 'Bad ratings replied to'),
    rectified: share('差评整改率', 'Bad ratings rectified'),
    rectifiedInTime: share('按期整改率', 'Rectified in time'),
    visited: share('实名差评回访率', 'Visited'),
    visitedSatisfied: share('回访整改满意率', 'Satisfied when visited'),
    followUpsGood: share('追评满意率', 'Good follow-ups'),
    rated: share('评价率', 'Rated'),
    activelyRated: share('主动评价率', 'Actively rated'),
    unrated: share('未评率', 'Unrated'),
    ratedVisits: share('一次一评', 'Rated visits'),
    good: share('好评率', 'Good'),
    activelyGood: share('主动评价好评率', 'Actively good'),
    bad: share('差评率', 'Bad'),
  },
);
