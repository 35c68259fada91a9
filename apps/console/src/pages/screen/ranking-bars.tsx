import type { FunctionalComponent } from 'vue';
import { IntervalBar } from '../../parts/interval-bar';
import { say, type Text } from '../../words/language';
import { named } from '../../words/terms';
import type { Ranking } from './screen-data';

const WORDS = {
  title: { zh: '按承诺时限办结率排名', en: 'Ranking: decided within the promise' },
  period: { zh: '{period} · 至少 {min} 件 · 95% 置信区间', en: '{period} · at least {min} cases · 95 % confidence' },
  none: { zh: '本期尚无部门达到排名所需件数', en: 'No department has enough cases for a rank yet' },
  row: {
    zh: '{name}：{percent}%，{numerator}/{denominator}，区间 {low}–{high}%',
    en: '{name}: {percent} %, {numerator}/{denominator}, interval {low}–{high} %',
  },
  fewCases: { zh: '件数不足', en: 'too few cases' },
} as const satisfies Readonly<Record<string, Text>>;

type Row = Ranking['rows'][number];

/** Ranks with their intervals: overlapping ones cannot be told apart. */
export const RankingBars: FunctionalComponent<{ readonly ranking: Ranking | null }> = ({ ranking }) => (
  <section class="panel ranking">
    <h2>{say(WORDS.title)}</h2>
    {ranking && <p class="note">{say(WORDS.period, { period: ranking.period.name, min: ranking.minVolume })}</p>}
    {ranking?.rows.length === 0 && <p class="none">{say(WORDS.none)}</p>}
    <ol>
      {(ranking?.rows ?? [])
        .filter(({ share }) => share !== null && share.denominator > 0)
        .map((row) => (
          <li key={row.department ?? ''}>
            <span class="rank">{row.rank ?? '—'}</span>
            <span class="unit">{nameOf(row)}</span>
            {bar(row)}
            <span class="share">
              {row.share?.percent ?? '—'}%
              <small>
                {row.rank === null ? say(WORDS.fewCases) : `${row.share?.numerator}/${row.share?.denominator}`}
              </small>
            </span>
          </li>
        ))}
    </ol>
  </section>
);
RankingBars.props = ['ranking'];

const nameOf = ({ department = '', departmentName }: Row): string => named(department, departmentName);

function bar(row: Row) {
  const { share, interval } = row;
  const percent = share?.percent ?? 0;
  const [low, high] = interval === null ? [percent, percent] : [interval.low, interval.high];
  const label = say(WORDS.row, {
    name: nameOf(row),
    percent,
    numerator: share?.numerator ?? 0,
    denominator: share?.denominator ?? 0,
    low,
    high,
  });
  return <IntervalBar label={label} percent={percent} low={low} high={high} />;
}
