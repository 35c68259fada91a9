import { loadBreakdowns } from 'virtual:terms';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { timeOf } from '../../words/times';
import { type Column, figure, unitColumn } from './columns';
import { defineReport } from './report';
import { breakdownFilter } from './report-filters';

const WORDS = {
  load: { zh: '在办负荷', en: 'Workload' },
  open: { zh: '在办', en: 'Open' },
  notAccepted: { zh: '待受理', en: 'Not accepted yet' },
  suspended: { zh: '特别程序中', en: 'Suspended' },
  promised: { zh: '承诺时限', en: 'By the promise' },
  statutory: { zh: '法定时限', en: 'By the statute' },
  branches: { zh: '会签环节', en: 'Branches' },
  overdue: { zh: '已超期', en: 'overdue' },
  today: { zh: '今日到期', en: 'today' },
  tomorrow: { zh: '明日到期', en: 'tomorrow' },
  thisWeek: { zh: '本周到期', en: 'this week' },
  at: { zh: '截至 {at}；本周截至 {week}', en: 'As of {at}; this week ends on {week}' },
  forecast: { zh: '超期预测', en: 'Forecast' },
  due: { zh: '七日内到期', en: 'Due within a week' },
  decided: { zh: '按现速可办结', en: 'Decided at this pace' },
  breaches: { zh: '预计超期', en: 'Expected to be late' },
  horizon: {
    zh: '预测 {from} – {to}；速度按 {paceFrom} – {paceTo}。',
    en: 'Forecast of {from} – {to}; pace of {paceFrom} – {paceTo}.',
  },
} as const satisfies Readonly<Record<string, Text>>;

type LoadRow = Answer<'/v1/reports/load'>['rows'][number];
const LIMITS = ['promised', 'statutory', 'branches'] as const;
const DUE = ['overdue', 'today', 'tomorrow', 'thisWeek'] as const;

const dueColumns: readonly Column<LoadRow>[] = LIMITS.flatMap((limit) =>
  DUE.map(
    (when): Column<LoadRow> => ({
      head: { zh: `${WORDS[limit].zh}：${WORDS[when].zh}`, en: `${WORDS[limit].en}: ${WORDS[when].en}` },
      cell: (row) => figure(row[limit][when]),
    }),
  ),
);

export const loadReport = defineReport({
  name: 'load',
  title: WORDS.load,
  path: '/v1/reports/load',
  filters: () => [breakdownFilter(loadBreakdowns)],
  columns: ({ by = 'department' }) => [
    unitColumn(by),
    ...(['open', 'notAccepted', 'suspended'] as const).map(
      (id): Column<LoadRow> => ({
        head: WORDS[id],
        cell: (row) => figure(row[id]),
      }),
    ),
    ...dueColumns,
  ],
  above: ({ at, weekEndsOn }) => <p class="hint">{say(WORDS.at, { at: timeOf(at), week: weekEndsOn })}</p>,
});

export const forecastReport = defineReport({
  name: 'forecast',
  title: WORDS.forecast,
  path: '/v1/reports/forecast',
  filters: () => [],
  columns: () => [
    unitColumn('department'),
    { head: WORDS.open, cell: ({ open }) => figure(open) },
    { head: WORDS.due, cell: ({ due }) => figure(due) },
    { head: WORDS.decided, cell: ({ decided }) => figure(decided) },
    { head: WORDS.breaches, cell: ({ breaches }) => figure(breaches) },
  ],
  above: ({ horizon, pace }) => (
    <p class="hint">{say(WORDS.horizon, { ...horizon, paceFrom: pace.from, paceTo: pace.to })}</p>
  ),
});
