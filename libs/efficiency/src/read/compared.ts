import { type Ratio, ratioOf, roundedQuotient } from '@sealtrail/event-sourcing';
import { INDICATORS, type IndicatorId, MEAN_INDICATORS, type MeanIndicatorId } from '../statements/indicators';
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
  ...each(INDICATORS, (id) => difference(now[id], before[id], 100)),
  ...each(MEAN_INDICATORS, (id) => difference(now[id], before[id], 1)),
});

type Days = { readonly days: number; readonly cases: number };

const meanChange = (now: Days, before: Days): number | null =>
  difference({ numerator: now.days, denominator: now.cases }, { numerator: before.days, denominator: before.cases }, 1);

/** From the integers, rounded half up to two decimals: of shares in percentage points. */
function difference(now: Pick<Mean, Side>, before: Pick<Mean, Side>, times: number): number | null {
  if (now.denominator === 0 || before.denominator === 0) return null;
  const numerator = now.numerator * before.denominator - before.numerator * now.denominator;
  return roundedQuotient(numerator * times, now.denominator * before.denominator);
}

type Side = 'numerator' | 'denominator';

const each = <Id extends string>(definitions: Readonly<Record<Id, unknown>>, of: (id: Id) => number | null) =>
  Object.fromEntries((Object.keys(definitions) as Id[]).map((id) => [id, of(id)])) as Record<Id, number | null>;
