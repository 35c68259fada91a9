import { indicators, notRankedReasons } from 'virtual:terms';
import type { Answer } from '../../api/client';
import { IntervalBar } from '../../parts/interval-bar';
import { say, type Text } from '../../words/language';
import { termOf } from '../../words/terms';
import { figure, share, unitColumn } from './columns';
import { defineReport } from './report';
import { ALL_PERIODS, efficiencyBreakdownFilter, indicatorFilter, periodFilter, volumeFilter } from './report-filters';

const WORDS = {
  title: { zh: '排名', en: 'Ranking' },
  rank: { zh: '名次', en: 'Rank' },
  possible: { zh: '可能名次', en: 'Possible ranks' },
  cases: { zh: '办件数', en: 'Cases' },
  median: { zh: '用时中位数（日）', en: 'Median of days' },
  interval: { zh: '95% 置信区间', en: '95 % confidence' },
  same: { zh: '不可区分', en: 'Not distinguishable' },
  bar: { zh: '{percent}%，区间 {low}–{high}%', en: '{percent} %, interval {low}–{high} %' },
  note: {
    zh: '{ranked} 个有名次；件数不足 {min} 的不排名。区间重叠的名次不能说明高下。',
    en: '{ranked} ranked; none with fewer than {min} cases. Ranks whose intervals overlap do not differ.',
  },
} as const satisfies Readonly<Record<string, Text>>;

type Row = Answer<'/v1/reports/ranking'>['rows'][number];

const isTime = (indicator: string | undefined): boolean => indicator?.endsWith('Days') === true;

export const rankingReport = defineReport({
  name: 'ranking',
  title: WORDS.title,
  path: '/v1/reports/ranking',
  filters: () => [periodFilter(ALL_PERIODS, 'year'), efficiencyBreakdownFilter(), indicatorFilter(), volumeFilter()],
  columns: ({ by = 'department', indicator = '' }) => [
    { head: WORDS.rank, cell: ({ rank, notRanked }) => rank ?? (notRanked && termOf(notRankedReasons, notRanked)) },
    unitColumn(by),
    { head: WORDS.cases, cell: ({ cases }) => figure(cases) },
    isTime(indicator)
      ? { head: WORDS.median, cell: ({ median }: Row) => figure(median) }
      : { head: indicators.terms[indicator] ?? indicators.name, cell: (row: Row) => share(row.share) },
    { head: WORDS.interval, cell: (row) => intervalOf(row) },
    {
      head: WORDS.possible,
      cell: ({ bestRank, worstRank }) => (bestRank == null ? '—' : `${bestRank}–${figure(worstRank)}`),
    },
    { head: WORDS.same, cell: ({ notDistinguishable }) => figure(notDistinguishable) },
  ],
  above: ({ ranked, minVolume }) => <p class="hint">{say(WORDS.note, { ranked, min: minVolume })}</p>,
});

function intervalOf({ share: measured, interval }: Row) {
  if (interval === null) return '—';
  const { low, high } = interval;
  const text = `${low}–${high}${measured === null ? '' : '%'}`;
  const percent = measured?.percent;
  if (percent == null) return text;
  return (
    <>
      <IntervalBar label={say(WORDS.bar, { percent, low, high })} percent={percent} low={low} high={high} />
      <small>{text}</small>
    </>
  );
}
