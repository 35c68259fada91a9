import { defineEnumeration, type EnumeratedTerm, type Ratio, ratioOf, type ValueOf } from '@sealtrail/event-sourcing';
import { INDICATORS, type IndicatorId } from '../statements/indicators';
import type { Figures } from './figures';
import { type Interval, medianInterval, wilsonInterval } from './intervals';
import { countOf, type Histogram, percentileOf } from './tally';

const isRanked = (id: IndicatorId): boolean => INDICATORS[id].kind === 'share' && INDICATORS[id].better !== null;

const rankedShares = (Object.keys(INDICATORS) as IndicatorId[])
  .filter(isRanked)
  .map((id): [IndicatorId, EnumeratedTerm] => [id, { zh: INDICATORS[id].zh, en: INDICATORS[id].en }]);

/**
 * By what rows may be ranked: shares of which one side is better, and times. Not by a quotient of days or of unequal cases:
 * no interval of a share holds for it.
 */
export const rankings = defineEnumeration(
  { zh: '排名指标', en: 'Ranked by' },
  {
    ...(Object.fromEntries(rankedShares) as Record<IndicatorId, EnumeratedTerm>),
    workingDays: { zh: '用时中位数（工作日）', en: 'median of the working days' },
    calendarDays: { zh: '用时中位数（自然日）', en: 'median of the calendar days' },
  },
);
export type Ranking = ValueOf<typeof rankings>;

/**
 * So many cases a row needs to be ranked, unless said otherwise: with fewer than thirty the interval of a share of one half is
 * wider than a third of all that is possible, and the order of rows is chance.
 */
export const RANKING_VOLUME_MIN = 30;

/** Why a row has no rank. */
export const notRankedReasons = defineEnumeration(
  { zh: '未排名原因', en: 'Not ranked' },
  {
    tooFew: { zh: '办件过少', note: 'fewer cases than the minimum volume' },
    unnamed: { zh: '未指明', note: 'it is about nobody and nothing by name' },
  },
);
export type NotRankedReason = ValueOf<typeof notRankedReasons>;

/** What a row is ranked by, with all that it takes to compute it again. */
export type RankedFigures = {
  /** What is in the denominator, or how many cases the days are of. */
  readonly cases: number;
  /** Of a share. */
  readonly share: Ratio | null;
  /** Of times: the days, and how many cases took them. */
  readonly median: number | null;
  readonly days: Histogram | null;
  /** 95 % of a share in percent (Wilson), of a median in days (order statistics); `null`: too few cases for one. */
  readonly interval: Interval | null;
};

/** Where a row stands. */
export type Standing = {
  /** Equal ones share a rank, and the next is as many further on. */
  readonly rank: number | null;
  readonly notRanked: NotRankedReason | null;
  /** The best and the worst rank that it may have: intervals that overlap do not say which of two is better. */
  readonly bestRank: number | null;
  readonly worstRank: number | null;
  /** How many other ranked rows it cannot be told from. */
  readonly notDistinguishable: number | null;
};

/** What a row is ranked by. */
export function rankedFigures(by: Ranking, figures: Figures): RankedFigures {
  if (by === 'workingDays') return timesOf(figures.time.workingDay.days);
  if (by === 'calendarDays') return timesOf(figures.time.calendarDay.days);
  const [kept, of] = INDICATORS[by].of(figures);
  // The row without a channel may hold corrections alone, which are below 0.
  const interval = of > 0 && kept >= 0 && kept <= of ? wilsonInterval(kept, of) : null;
  return { cases: of, share: ratioOf(kept, of), median: null, days: null, interval };
}

function timesOf(counted: Histogram): RankedFigures {
  // A case that was counted and taken back leaves a 0.
  const days = Object.fromEntries(Object.entries(counted).filter(([, cases]) => cases !== 0));
  const cases = countOf(days);
  return { cases, share: null, median: percentileOf(days, 50), days, interval: medianInterval(days, cases) };
}

/** Of two rows below 0 where the first is better, 0 where they are alike. */
type Compare = (a: RankedFigures, b: RankedFigures) => number;

const comparedBy = (by: Ranking): Compare => {
  if (by === 'workingDays' || by === 'calendarDays') return (a, b) => (a.median ?? 0) - (b.median ?? 0);
  const sign = INDICATORS[by].better === 'higher' ? -1 : 1;
  // From the integers: no two shares that differ share a rank, whatever they are rounded to.
  return ({ share: a }, { share: b }) =>
    a === null || b === null ? 0 : sign * (a.numerator * b.denominator - b.numerator * a.denominator);
};

export const isHigherBetter = (by: Ranking): boolean =>
  by !== 'workingDays' && by !== 'calendarDays' && INDICATORS[by].better === 'higher';

type Row = { readonly figures: RankedFigures; readonly isNamed: boolean };

const NO_RANK = { rank: null, bestRank: null, worstRank: null, notDistinguishable: null } as const;

/** Where each row stands among all, the best first, those without a rank last; rows that are alike stay in their order. */
export function ranked<R extends Row>(
  by: Ranking,
  rows: readonly R[],
  volumeMin: number,
): readonly (R & { readonly standing: Standing })[] {
  const reasonOf = ({ figures, isNamed }: Row): NotRankedReason | null => {
    if (!isNamed) return 'unnamed';
    return figures.cases < volumeMin || figures.interval === null ? 'tooFew' : null;
  };
  const compare = comparedBy(by);
  const counted = rows.filter((row) => reasonOf(row) === null).toSorted((a, b) => compare(a.figures, b.figures));
  const others = rows.filter((row) => reasonOf(row) !== null);
  const place = placesOf(by, counted);
  return [
    ...counted.map((row) => ({ ...row, standing: { ...place(row.figures), notRanked: null } })),
    ...others.map((row) => ({ ...row, standing: { ...NO_RANK, notRanked: reasonOf(row) } })),
  ];
}

/** @param rows in order, the best first, each with an interval */
function placesOf(by: Ranking, rows: readonly Row[]): (figures: RankedFigures) => Omit<Standing, 'notRanked'> {
  const compare = comparedBy(by);
  const intervals = rows.map(({ figures }) => figures.interval ?? { low: 0, high: 0 });
  const lows = ascending(intervals.map(({ low }) => low));
  const highs = ascending(intervals.map(({ high }) => high));
  return (figures) => {
    const { low, high } = figures.interval ?? { low: 0, high: 0 };
    const below = firstNotLess(highs, low);
    const above = rows.length - firstMore(lows, high);
    const [better, worse] = isHigherBetter(by) ? [above, below] : [below, above];
    return {
      rank: 1 + firstWhere(rows, (row) => compare(row.figures, figures) >= 0),
      bestRank: 1 + better,
      worstRank: rows.length - worse,
      notDistinguishable: rows.length - 1 - better - worse,
    };
  };
}

const ascending = (values: readonly number[]): readonly number[] => values.toSorted((a, b) => a - b);
const firstNotLess = (sorted: readonly number[], value: number): number => firstWhere(sorted, (one) => one >= value);
const firstMore = (sorted: readonly number[], value: number): number => firstWhere(sorted, (one) => one > value);

/** How many come before the first that meets a condition which all behind it meet too. */
function firstWhere<T>(sorted: readonly T[], meets: (one: T) => boolean): number {
  let [from, to] = [0, sorted.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (meets(sorted[middle] as T)) to = middle;
    else from = middle + 1;
  }
  return from;
}
