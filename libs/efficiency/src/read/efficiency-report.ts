import { type Channel, channels } from '@sealtrail/catalog/events';
import { type Ratio, recordOf, roundedQuotient } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import { type LevelCounts, NO_LEVELS, type RatingReader } from '@sealtrail/ratings/events';
import type { IndicatorId } from '../statements/indicators';
import type { MeanIndicatorId } from '../statements/mean-indicators';
import type { TimeIndicatorId } from '../statements/time-indicators';
import type { CardCount, Figures, UsedTime } from './figures';
import { indicatorsOf, type Mean, meansOf, timeIndicatorsOf } from './indicators';
import type { Sums } from './period-sources';
import { type Outcome, outcomes } from './report-enums';
import { countOf, percentileOf, totalOf } from './tally';

/** What a list of whole days says. Percentiles by nearest rank: always a number of days that a case really took. */
export type DayFigures = {
  readonly cases: number;
  /** All days of all cases. */
  readonly days: number;
  readonly mean: number | null;
  readonly median: number | null;
  readonly p90: number | null;
};

/** Time used by cases whose limits are counted in one unit, against both limits. */
export type TimeFigures = DayFigures & Readonly<Record<TimeIndicatorId, Ratio>>;

/** What is counted, of a row of the efficiency report; the shares and means of it: `statements/indicators.ts`. */
type Counts = {
  /** 收件量. */
  readonly received: number;
  readonly byChannel: Readonly<Record<Channel, number>>;
  /** 受理量, those by silence included. */
  readonly accepted: number;
  /** 视为受理: accepted by silence (行政许可法 art. 32(4)). */
  readonly deemed: number;
  /** 办结量. */
  readonly closed: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** 超期未结: open when the period ended, and overdue. */
  readonly openOverdue: { readonly promised: number; readonly statutory: number };
  /** Of the granted and refused; working days and calendar days are never mixed. */
  readonly workingDays: TimeFigures;
  readonly calendarDays: TimeFigures;
  /** 补正: notices given in the period. */
  readonly correctionNotices: number;
  /** 跑动次数 of the closed cases, those after the closing included. */
  readonly visits: number;
  readonly delivered: number;
  readonly cards: Readonly<Record<CardLevel, CardCount>>;
  /** 好差评 by level; `null` for all but supervision: the others have the rating report alone. */
  readonly ratings: LevelCounts | null;
};

/** One row of the efficiency report, without whom it is about. */
export type EfficiencyFigures = Counts & Readonly<Record<IndicatorId, Ratio>> & Readonly<Record<MeanIndicatorId, Mean>>;

const NONE_RECEIVED = recordOf(channels, () => 0);
const NONE_CLOSED = recordOf(outcomes, () => 0);

/** Everything that the figures of a row say, computed from the counters alone. */
export function efficiencyFigures({ figures, openOverdue }: Sums, reader: RatingReader): EfficiencyFigures {
  const { accepted, deemed, time, corrections, visits, delivered } = figures;
  const byChannel = { ...NONE_RECEIVED, ...figures.received };
  const byOutcome = { ...NONE_CLOSED, ...figures.closed };
  const ratings = { ...NO_LEVELS, ...figures.ratings };
  return {
    received: sum(byChannel),
    byChannel,
    accepted,
    deemed,
    closed: sum(byOutcome),
    byOutcome,
    openOverdue: { promised: openOverdue.promise, statutory: openOverdue.statute },
    workingDays: timeFigures(time.workingDay),
    calendarDays: timeFigures(time.calendarDay),
    correctionNotices: corrections.notices,
    visits: totalOf(visits.perCase),
    delivered: delivered.all,
    cards: cardsByLevel(figures.cards),
    ratings: reader === 'supervision' ? ratings : null,
    ...indicatorsOf(figures),
    ...meansOf(figures),
  };
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

const timeFigures = (time: UsedTime): TimeFigures => {
  const cases = countOf(time.days);
  const days = totalOf(time.days);
  return {
    cases,
    days,
    mean: cases === 0 ? null : roundedQuotient(days, cases),
    median: percentileOf(time.days, 50),
    p90: percentileOf(time.days, 90),
    ...timeIndicatorsOf(time),
  };
};

/** Of all rules together. */
function cardsByLevel(cards: Figures['cards']): Readonly<Record<CardLevel, CardCount>> {
  const rules = Object.values(cards);
  const level = (name: CardLevel): CardCount =>
    rules.reduce<CardCount>(
      (before, rule) => ({
        effective: before.effective + (rule[name]?.effective ?? 0),
        revoked: before.revoked + (rule[name]?.revoked ?? 0),
      }),
      { effective: 0, revoked: 0 },
    );
  return { warning: level('warning'), yellow: level('yellow'), red: level('red') };
}
