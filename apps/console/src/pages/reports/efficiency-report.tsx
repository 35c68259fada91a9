import { say, type Text } from '../../words/language';
import { unitColumn } from './columns';
import { figureColumns } from './efficiency-columns';
import { labelledPeriod } from './labelled-period';
import { defineReport } from './report';
import { ALL_PERIODS, comparisonFilter, efficiencyBreakdownFilter, periodFilter } from './report-filters';

const WORDS = {
  title: { zh: '效能', en: 'Efficiency' },
  compared: { zh: '环比 {previous}；同比 {yearBefore}', en: 'compared with {previous} and {yearBefore}' },
} as const satisfies Readonly<Record<string, Text>>;

export const efficiencyReport = defineReport({
  name: 'efficiency',
  title: WORDS.title,
  path: '/v1/reports/efficiency',
  filters: () => [periodFilter(ALL_PERIODS), efficiencyBreakdownFilter(), comparisonFilter()],
  columns: ({ by = 'department' }) => [unitColumn(by), ...figureColumns],
  above: ({ compared }) =>
    compared === undefined ? null : (
      <p class="hint">
        {say(WORDS.compared, {
          previous: labelledPeriod(compared.previous),
          yearBefore: labelledPeriod(compared.yearBefore),
        })}
      </p>
    ),
});
