import { indicators } from 'virtual:terms';
import type { Answer } from '../../api/client';
import { language, say, type Text } from '../../words/language';
import { termOf } from '../../words/terms';
import { figureColumns } from './efficiency-columns';
import { LineChart } from './line-chart';
import { labelOf } from './periods';
import { defineReport } from './report';
import { CALENDAR_PERIODS, periodFilter, stepFilter } from './report-filters';

const WORDS = {
  title: { zh: '趋势', en: 'Trend' },
  point: { zh: '时间', en: 'Time' },
  volumes: { zh: '件数', en: 'Cases' },
  received: { zh: '收件', en: 'received' },
  accepted: { zh: '受理', en: 'accepted' },
  closed: { zh: '办结', en: 'closed' },
  shares: { zh: '按期办结率', en: 'Decided in time' },
} as const satisfies Readonly<Record<string, Text>>;

type Trend = Answer<'/v1/reports/trend'>;
const SHARES = ['dueWithinPromise', 'dueWithinStatute'] as const;

export const trendReport = defineReport({
  name: 'trend',
  title: WORDS.title,
  path: '/v1/reports/trend',
  filters: () => [periodFilter(CALENDAR_PERIODS, 'year'), stepFilter()],
  columns: () => [
    { head: WORDS.point, isText: true, cell: ({ point }) => point && labelOf(point.name, language.value) },
    ...figureColumns,
  ],
  above: (trend) => chartsOf(trend),
});

function chartsOf({ rows }: Trend) {
  if (rows.length === 0) return null;
  const points = rows.map(({ point }) => point.name.replace(/^\d{4}-/, ''));
  const volumes = (['received', 'accepted', 'closed'] as const).map((kind) => ({
    name: say(WORDS[kind]),
    kind,
    values: rows.map((row) => row[kind]),
  }));
  const shares = SHARES.map((kind) => ({
    name: termOf(indicators, kind),
    kind,
    values: rows.map((row) => (row[kind].denominator === 0 ? null : row[kind].percent)),
  }));
  return (
    <div class="charts">
      <LineChart title={say(WORDS.volumes)} points={points} lines={volumes} />
      <LineChart title={say(WORDS.shares)} points={points} lines={shares} most={100} unit="%" />
    </div>
  );
}
