import { type Ratio, ratioOf, roundedQuotient } from '@sealtrail/event-sourcing';
import { INDICATORS, type IndicatorId } from '../statements/indicators';
import { MEAN_INDICATORS, type MeanIndicatorId } from '../statements/mean-indicators';
import type { EfficiencyFigures } from './efficiency-report';
import type { Mean } from './indicators';

/** What has changed since another period. */
export type Changes = {
  /** More or fewer, of what there was. */
  readonly received: Ratio;
  readonly accepted: Ratio;
  readonly closed: Ratio;
  /** Days of a case more or fewer, in the mean; `null` where there was nothing on one side. */
  readonly workingDaysMean: number | null;
  readonly calendarDaysMean: number | null;
  /** How much less than then, of the mean of then: below 0 where it is more. */
  readonly materialsReduction: Ratio;
  readonly stepsReduction: Ratio;
  readonly visitsReduction: Ratio;
  readonly workingDaysReduction: Ratio;
  readonly calendarDaysReduction: Ratio;
} & Readonly<Record<IndicatorId | MeanIndicatorId, number | null>>;

/** Another period beside a row: its figures, and what has changed since. */
export type ComparedFigures = { readonly figures: EfficiencyFigures; readonly changes: Changes };

export const comparedWith = (now: EfficiencyFigures, before: EfficiencyFigures): ComparedFigures => ({
  figures: before,
  changes: changesSince(now, before),
});

const growth = (now: number, before: number): Ratio => ratioOf(now - before, before);

const changesSince = (now: EfficiencyFigures, before: EfficiencyFigures): Changes => ({
  received: growth(now.received, before.received),
  accepted: growth(now.accepted, before.accepted),
  closed: growth(now.closed, before.closed),
  workingDaysMean: meanChange(now.workingDays, before.workingDays),
  calendarDaysMean: meanChange(now.calendarDays, before.calendarDays),
  materialsReduction: reduction(now.materialsMean, before.materialsMean),
  stepsReduction: reduction(now.stepsMean, before.stepsMean),
  visitsReduction: reduction(now.visitsMean, before.visitsMean),
  workingDaysReduction: reduction(meanOf(now.workingDays), meanOf(before.workingDays)),
  calendarDaysReduction: reduction(meanOf(now.calendarDays), meanOf(before.calendarDays)),
  ...each(INDICATORS, (id) => difference(now[id], before[id], 100)),
  ...each(MEAN_INDICATORS, (id) => difference(now[id], before[id], 1)),
});

type Days = { readonly days: number; readonly cases: number };

const meanOf = ({ days, cases }: Days): Pick<Mean, Side> => ({ numerator: days, denominator: cases });

const meanChange = (now: Days, before: Days): number | null => difference(meanOf(now), meanOf(before), 1);

/** (mean then − mean now) ÷ mean then, from the integers: nothing in it where one side had no cases. */
function reduction(now: Pick<Mean, Side>, before: Pick<Mean, Side>): Ratio {
  if (now.denominator === 0) return ratioOf(0, 0);
  const then = before.numerator * now.denominator;
  return ratioOf(then - now.numerator * before.denominator, then);
}

/** From the integers, rounded half up to two decimals: of shares in percentage points. */
function difference(now: Pick<Mean, Side>, before: Pick<Mean, Side>, times: number): number | null {
  if (now.denominator === 0 || before.denominator === 0) return null;
  const numerator = now.numerator * before.denominator - before.numerator * now.denominator;
  return roundedQuotient(numerator * times, now.denominator * before.denominator);
}

type Side = 'numerator' | 'denominator';

const each = <Id extends string>(definitions: Readonly<Record<Id, unknown>>, of: (id: Id) => number | null) =>
  Object.fromEntries((Object.keys(definitions) as Id[]).map((id) => [id, of(id)])) as Record<Id, number | null>;
