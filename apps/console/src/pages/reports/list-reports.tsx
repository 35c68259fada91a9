import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { named } from '../../words/terms';
import { figure, share, unitColumn } from './columns';
import { defineReport } from './report';
import { CALENDAR_PERIODS, periodFilter } from './report-filters';

const WORDS = {
  scores: { zh: '监察计分', en: 'Scores' },
  score: { zh: '得分', en: 'Score' },
  months: { zh: '各月', en: 'By month' },
  base: { zh: '基础分 {base}。', en: 'From {base}.' },
  by: { zh: '统计口径', en: 'Breakdown' },
  department: { zh: '部门', en: 'Department' },
  official: { zh: '工作人员', en: 'Official' },
  catalog: { zh: '事项统计', en: 'Catalogue' },
  items: { zh: '事项数', en: 'Items' },
  online: { zh: '网上可办率', en: 'Online' },
  zeroVisits: { zh: '零跑腿', en: 'No visit' },
  oneVisit: { zh: '只跑一次', en: 'One visit' },
  assisted: { zh: '你不用跑我来跑', en: 'Assisted' },
  unlisted: { zh: '未列入清单', en: 'Not listed' },
  total: {
    zh: '{departments} 个部门 {items} 个事项，网上可办 {percent}%（{numerator}/{denominator}）。',
    en: '{items} items of {departments} departments; online {percent} % ({numerator}/{denominator}).',
  },
} as const satisfies Readonly<Record<string, Text>>;

export const scoresReport = defineReport({
  name: 'scores',
  title: WORDS.scores,
  path: '/v1/reports/scores',
  filters: () => [
    periodFilter(CALENDAR_PERIODS),
    {
      name: 'by',
      label: say(WORDS.by),
      choices: (['department', 'official'] as const).map((by) => [by, say(WORDS[by])] as const),
      byDefault: 'department',
    },
  ],
  columns: ({ by = 'department' }) => [
    unitColumn(by),
    { head: WORDS.score, cell: ({ score }) => figure(score) },
    { head: WORDS.months, isText: true, cell: ({ months }) => months.map(monthText).join('；') },
  ],
  above: ({ base }) => <p class="hint">{say(WORDS.base, { base: base ?? '—' })}</p>,
});

type Month = Answer<'/v1/reports/scores'>['rows'][number]['months'][number];
const monthText = ({ month, score }: Month): string => `${month}: ${score}`;

const FORMS = ['zeroVisits', 'oneVisit', 'assisted', 'unlisted'] as const;

export const catalogReport = defineReport({
  name: 'catalog',
  title: WORDS.catalog,
  path: '/v1/reports/catalog',
  isWhole: true,
  filters: () => [],
  columns: () => [
    { head: WORDS.department, isText: true, cell: ({ department, name }) => named(department, name) },
    { head: WORDS.items, cell: ({ items }) => figure(items) },
    ...FORMS.map((form) => ({
      head: WORDS[form],
      cell: (row: Answer<'/v1/reports/catalog'>['rows'][number]) => figure(row[form]),
    })),
    { head: WORDS.online, cell: ({ online }) => share(online) },
  ],
  above: ({ total: { departments, items, online } }) => (
    <p class="hint">{say(WORDS.total, { departments, items, ...online, percent: online.percent ?? '—' })}</p>
  ),
});
