import type { Condition, Document } from '@sealtrail/event-sourcing';
import { datesBetween, isOfWholeMonths, type LocalDate, monthOf, type ReportPeriod } from '@sealtrail/working-days';
import {
  type EfficiencyDay,
  type EfficiencySheet,
  efficiency,
  efficiencyDays,
  type OverdueByDay,
} from './efficiency-view';
import type { BothLimits, Figures } from './figures';
import { NONE_OVERDUE, type OverdueSheet, openOverdue, overdueAtEndOf, overdueBefore } from './open-overdue-view';
import { add, type Part } from './tally';

/** What happened in a period, and how many cases were open and overdue when it ended. */
export type Sums = { readonly figures: Figures; readonly openOverdue: BothLimits<number> };

/** Documents that are read for a period, of one view, and what each adds; `null`: nothing. */
export type PeriodSource = {
  readonly view: string;
  readonly where: readonly Condition[];
  readonly sumsOf: (document: Document) => Part<Sums> | null;
};

/** Months add up to whatever is made of them; a day and a week are added up from days. */
export function sourcesOf(period: ReportPeriod, views: { readonly openOverdue: boolean }): readonly PeriodSource[] {
  const figures = isOfWholeMonths(period) ? [monthsOf(period)] : datesBetween(period.from, period.to).map(dayOf);
  return views.openOverdue ? [...figures, ...overdueOf(period)] : figures;
}

/** The views that such a report reads. */
export const viewsOf = (sources: readonly PeriodSource[]): readonly string[] => [
  ...new Set(sources.map(({ view }) => view)),
];

const sourceOf = <Doc extends Document>(
  view: string,
  where: readonly Condition[],
  sumsOf: (document: Doc) => Part<Sums> | null,
): PeriodSource => ({ view, where, sumsOf: (document) => sumsOf(document as Doc) });

function monthsOf(period: ReportPeriod): PeriodSource {
  const [from, to] = [monthOf(period.from), monthOf(period.to)];
  const where: readonly Condition[] =
    from === to
      ? [{ op: 'equals', field: 'month', value: from }]
      : [
          { op: 'from', field: 'month', value: from },
          { op: 'to', field: 'month', value: to },
        ];
  return sourceOf<EfficiencySheet>(efficiency.name, where, ({ figures }) => ({ figures }));
}

/** Each day by itself, so that an index gives every one in the order of the rows. */
const dayOf = (day: LocalDate): PeriodSource =>
  sourceOf<EfficiencyDay>(efficiencyDays.name, [{ op: 'equals', field: 'day', value: day }], ({ figures }) => ({
    figures,
  }));

function overdueOf(period: ReportPeriod): readonly PeriodSource[] {
  const last = monthOf(period.to);
  if (isOfWholeMonths(period)) {
    return [sourceOf<OverdueSheet>(openOverdue.name, [], (sheet) => overdueSums(overdueAtEndOf(sheet, last)))];
  }
  return [
    sourceOf<OverdueSheet>(openOverdue.name, [], (sheet) => overdueSums(overdueBefore(sheet, last))),
    sourceOf<EfficiencySheet>(efficiency.name, [{ op: 'equals', field: 'month', value: last }], ({ overdueByDay }) =>
      overdueSums(overdueUpTo(overdueByDay, period.to)),
    ),
  ];
}

const overdueSums = (overdue: BothLimits<number>): Part<Sums> | null =>
  overdue.promise === 0 && overdue.statute === 0 ? null : { openOverdue: overdue };

const overdueUpTo = (days: OverdueByDay, last: LocalDate): BothLimits<number> =>
  Object.entries(days).reduce((sum, [day, change]) => (day <= last ? add(sum, change) : sum), NONE_OVERDUE);
