import { date, omitted, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import { figureColumns } from './efficiency-report.table';
import type { TrendRowView } from './trend.view';

/** 趋势 as lines of a file. */
export const trendTable = tableOf<TrendRowView>(
  { zh: '趋势', en: 'trend' },
  {
    point: columnsOfObject<TrendRowView['point']>({
      kind: omitted,
      name: text('报告期', 'Period'),
      from: date('自', 'From'),
      to: date('至', 'To'),
    }),
    ...figureColumns,
  },
);
