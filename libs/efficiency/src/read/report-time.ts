import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Ratio, ReadStore } from '@sealtrail/event-sourcing';
import type { Figures } from './figures';
import { type TimeParts, timePartsOf } from './held-time';
import { indicatorsOf } from './indicators';
import type { Report } from './report-efficiency';
import { presentSums, type ReportRequest, type SideSums, sumSheets } from './report-sheets';

/** 用时归属: whose the time of the decided cases was, and what the branches of joint ones cost. */
export type TimeSplitFigures = {
  /** Decided cases whose facts do not say it: they are in no part. */
  readonly notSplit: number;
  readonly workingDays: TimeParts;
  readonly calendarDays: TimeParts;
} & Readonly<Record<(typeof SHARES)[number], Ratio>>;

const SHARES = [
  'withinPromise',
  'withinPromiseIfBranchesKept',
  'withinStatute',
  'withinStatuteIfBranchesKept',
] as const;

/** 用时归属: who held the clock of the cases that were decided in the period. */
export class ReportTime extends Query<Report<TimeSplitFigures>> {
  constructor(readonly request: ReportRequest) {
    super();
  }
}

@QueryHandler(ReportTime)
export class ReportTimeHandler implements IQueryHandler<ReportTime> {
  constructor(private readonly store: ReadStore) {}

  async execute({ request }: ReportTime): Promise<Report<TimeSplitFigures>> {
    const { rows, total, ...beside } = await sumSheets(this.store, request, { openOverdue: false, compare: [] });
    // Whoever is of one department is told the officials of others by their department alone.
    const figuresOf = (sums: SideSums) => timeSplitFigures(presentSums(sums).figures, request.scope.department);
    return {
      period: request.period,
      by: request.by,
      rows: rows.map(({ of, sums }) => ({ ...of, ...figuresOf(sums) })),
      total: total && figuresOf(total),
      ...beside,
    };
  }
}

function timeSplitFigures(figures: Figures, seen: string | null): TimeSplitFigures {
  const { time, closed } = figures;
  const { workingDay, calendarDay } = time;
  const indicators = indicatorsOf(figures);
  return {
    notSplit: (closed.granted ?? 0) + (closed.refused ?? 0) - workingDay.whole.cases - calendarDay.whole.cases,
    workingDays: timePartsOf(workingDay.whole, seen),
    calendarDays: timePartsOf(calendarDay.whole, seen),
    withinPromise: indicators.withinPromise,
    withinPromiseIfBranchesKept: indicators.withinPromiseIfBranchesKept,
    withinStatute: indicators.withinStatute,
    withinStatuteIfBranchesKept: indicators.withinStatuteIfBranchesKept,
  };
}
