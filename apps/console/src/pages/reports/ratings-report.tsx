import { ratingLevels } from 'virtual:terms';
import type { Answer } from '../../api/client';
import { say, type Text } from '../../words/language';
import { type Column, figure, type Share, share, unitColumn } from './columns';
import { defineReport } from './report';
import { CALENDAR_PERIODS, periodFilter } from './report-filters';

const WORDS = {
  title: { zh: '好差评', en: 'Ratings' },
  good: { zh: '好评率', en: 'Good' },
  activelyGood: { zh: '主动评价好评率', en: 'Actively good' },
  bad: { zh: '差评率', en: 'Bad' },
  rated: { zh: '评价率', en: 'Rated' },
  activelyRated: { zh: '主动评价率', en: 'Actively rated' },
  ratedVisits: { zh: '一次一评', en: 'Rated visits' },
  answered: { zh: '差评回复率', en: 'Bad ratings replied to' },
  rectified: { zh: '差评整改率', en: 'Bad ratings rectified' },
  rectifiedInTime: { zh: '按期整改率', en: 'Rectified in time' },
  visited: { zh: '实名差评回访率', en: 'Visited' },
  visitedSatisfied: { zh: '回访整改满意率', en: 'Satisfied when visited' },
  followUpsGood: { zh: '追评满意率', en: 'Good follow-ups' },
  anonymous: { zh: '匿名评价数', en: 'Anonymous' },
  note: {
    zh: '不计默认好评。{from} – {to}。被评价部门看不到的项目显示为“—”。',
    en: 'Without ratings by default. {from} – {to}. “—”: not visible to the rated department, or nothing to count.',
  },
} as const satisfies Readonly<Record<string, Text>>;

type Row = Answer<'/v1/reports/ratings'>['rows'][number];

const SHARES = [
  'good',
  'activelyGood',
  'bad',
  'rated',
  'activelyRated',
  'ratedVisits',
  'answered',
  'rectified',
  'rectifiedInTime',
  'visited',
  'visitedSatisfied',
  'followUpsGood',
] as const;
const LEVELS = Object.keys(ratingLevels.terms) as readonly (keyof NonNullable<Row['ratings']>)[];

export const ratingsReport = defineReport({
  name: 'ratings',
  title: WORDS.title,
  path: '/v1/reports/ratings',
  isWhole: true,
  filters: () => [periodFilter(CALENDAR_PERIODS)],
  columns: () => [
    unitColumn('department'),
    ...SHARES.map((id): Column<Row> => ({ head: WORDS[id], cell: (row) => share(row[id] as Share | null) })),
    ...LEVELS.map(
      (level): Column<Row> => ({
        head: ratingLevels.terms[level] ?? ratingLevels.name,
        cell: ({ ratings }) => figure(ratings?.[level]),
      }),
    ),
    { head: WORDS.anonymous, cell: ({ anonymous }) => figure(anonymous) },
  ],
  above: ({ period }) => <p class="hint">{say(WORDS.note, period)}</p>,
});
