import { type Channel, channels } from '@sealtrail/catalog/events';
import { type Ratio, ratioOf, recordOf, roundedQuotient } from '@sealtrail/event-sourcing';
import type { CardLevel } from '@sealtrail/policy/events';
import { type LevelCounts, NO_LEVELS, type RatingReader } from '@sealtrail/ratings/events';
import type { CardCount, Figures, Spent, UsedTime } from './figures';
import { type Outcome, outcomes } from './report-enums';
import type { Sums } from './report-sheets';
import { countOf, countUpTo, type Histogram, percentileOf, totalOf } from './tally';

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
export type TimeFigures = DayFigures & {
  /** Days used of days promised (1 minus this is the 承诺提速率). */
  readonly ofPromised: Ratio;
  /** Days used of days allowed by statute (1 minus this is the 法定提速率). */
  readonly ofStatutory: Ratio;
};

/** One row of the efficiency report, without whom it is about. */
export type EfficiencyFigures = {
  /** 收件量. */
  readonly received: number;
  readonly byChannel: Readonly<Record<Channel, number>>;
  /** 网办率: received over the web or a mobile. */
  readonly online: Ratio;
  /** 受理量, those by silence included. */
  readonly accepted: number;
  /** 视为受理: accepted by silence (行政许可法 art. 32(4)). */
  readonly deemed: number;
  /** 收件审查按时率: of the first checks that an act or silence ended, those that an act did in time. */
  readonly firstChecksInTime: Ratio;
  /** 办结量. */
  readonly closed: number;
  readonly byOutcome: Readonly<Record<Outcome, number>>;
  /** 办结率: closed of accepted in the period; more than 100 % where earlier cases close. */
  readonly closedOfAccepted: Ratio;
  /** 按期办结率, against the promise: of the cases that fell due, those decided in time. It cannot be made by not closing. */
  readonly dueWithinPromise: Ratio;
  /** 按期办结率, against the statute. */
  readonly dueWithinStatute: Ratio;
  /** 已办结按时率, against the promise: of the closed cases that were decided, or given up after the limit. */
  readonly withinPromise: Ratio;
  /** 已办结按时率, against the statute: of those that have a statutory limit. */
  readonly withinStatute: Ratio;
  /** 超期未结: open when the period ended, and overdue. */
  readonly openOverdue: { readonly promised: number; readonly statutory: number };
  /** Of the granted and refused; working days and calendar days are never mixed. */
  readonly workingDays: TimeFigures;
  readonly calendarDays: TimeFigures;
  /** 补正: notices given in the period. */
  readonly correctionNotices: number;
  /** 补正率: closed cases with at least one notice. */
  readonly corrected: Ratio;
  /** 一次通过率: closed cases without any. */
  readonly withoutCorrection: Ratio;
  /** 跑动次数 of the closed cases, those after the closing included. */
  readonly visits: number;
  readonly visitsMean: number | null;
  /** 最多跑一次率: closed cases with one visit or none. */
  readonly atMostOneVisit: Ratio;
  readonly delivered: number;
  readonly deliveredWithinLimit: Ratio;
  readonly cards: Readonly<Record<CardLevel, CardCount>>;
  /** 预警转化率: of the warnings that came to a card or whose clock ended in time, those that came to a card. */
  readonly warningsConverted: Ratio;
  /** 好差评 by level; `null` for all but supervision: the others have the rating report alone. */
  readonly ratings: LevelCounts | null;
};

const NONE_RECEIVED = recordOf(channels, () => 0);
const NONE_CLOSED = recordOf(outcomes, () => 0);

/** Everything that the figures of a row say, computed from the counters alone. */
export function efficiencyFigures({ figures, openOverdue }: Sums, reader: RatingReader): EfficiencyFigures {
  const { accepted, deemed, promise, statute, due, time, corrections, visits, delivered } = figures;
  const byChannel = { ...NONE_RECEIVED, ...figures.received };
  const byOutcome = { ...NONE_CLOSED, ...figures.closed };
  const received = sum(byChannel);
  const closed = sum(byOutcome);
  const ratings = { ...NO_LEVELS, ...figures.ratings };
  return {
    received,
    byChannel,
    online: ratioOf(byChannel.web + byChannel.mobile, received),
    accepted,
    deemed,
    firstChecksInTime: ratioOf(figures.firstChecks.kept, figures.firstChecks.of),
    closed,
    byOutcome,
    closedOfAccepted: ratioOf(closed, accepted),
    dueWithinPromise: ratioOf(due.promise.kept, due.promise.of),
    dueWithinStatute: ratioOf(due.statute.kept, due.statute.of),
    withinPromise: ratioOf(promise.kept, promise.of),
    withinStatute: ratioOf(statute.kept, statute.of),
    openOverdue: { promised: openOverdue.promise, statutory: openOverdue.statute },
    workingDays: timeFigures(time.workingDay),
    calendarDays: timeFigures(time.calendarDay),
    correctionNotices: corrections.notices,
    corrected: ratioOf(closed - countUpTo(corrections.perCase, 0), closed),
    withoutCorrection: ratioOf(countUpTo(corrections.perCase, 0), closed),
    visits: totalOf(visits.perCase),
    visitsMean: meanOf(visits.perCase),
    atMostOneVisit: ratioOf(countUpTo(visits.perCase, 1), closed),
    delivered: delivered.all,
    deliveredWithinLimit: ratioOf(delivered.inTime.kept, delivered.inTime.of),
    cards: cardsByLevel(figures.cards),
    warningsConverted: warningsConverted(figures),
    ratings: reader === 'supervision' ? ratings : null,
  };
}

const sum = (counts: Readonly<Record<string, number>>): number => Object.values(counts).reduce((a, b) => a + b, 0);

const meanOf = (histogram: Histogram): number | null => {
  const count = countOf(histogram);
  return count === 0 ? null : roundedQuotient(totalOf(histogram), count);
};

const spentShare = ({ used, allowed }: Spent): Ratio => ratioOf(used, allowed);

const timeFigures = ({ days, promised, statutory }: UsedTime): TimeFigures => ({
  cases: countOf(days),
  days: totalOf(days),
  mean: meanOf(days),
  median: percentileOf(days, 50),
  p90: percentileOf(days, 90),
  ofPromised: spentShare(promised),
  ofStatutory: spentShare(statutory),
});

/** Those that have lapsed stand outside of both sides. */
export const warningsConverted = ({ warnings: { converted, resolved } }: Figures): Ratio =>
  ratioOf(converted, converted + resolved);

/** Of all rules together. */
export function cardsByLevel(cards: Figures['cards']): Readonly<Record<CardLevel, CardCount>> {
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
