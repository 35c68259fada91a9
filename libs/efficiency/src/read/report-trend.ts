import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  between,
  type Condition,
  type Document,
  filterConditions,
  type Incompleteness,
  incompletenessOf,
  type ListRequest,
  type PageCursor,
  ReadStore,
  readAll,
  scopeConditions,
} from '@sealtrail/event-sourcing';
import type { RatingReader } from '@sealtrail/ratings/events';
import { datesBetween, type LocalDate, monthOf, type ReportPeriod } from '@sealtrail/working-days';
import { type EfficiencyFigures, efficiencyFigures } from './efficiency-report';
import { type EfficiencyDay, type EfficiencySheet, efficiency, efficiencyDays } from './efficiency-view';
import { type BothLimits, type Figures, NO_FIGURES } from './figures';
import { NONE_OVERDUE, type OverdueSheet, openOverdue, overdueBefore } from './open-overdue-view';
import type { TrendStep } from './report-enums';
import type { ReportFilters } from './report-sheets';
import { add, addInto, type Part } from './tally';

/** One point of a series: the figures of its own report. */
export type TrendRow = EfficiencyFigures & { readonly point: ReportPeriod };

export type TrendReport = Incompleteness & {
  readonly period: ReportPeriod;
  readonly step: TrendStep;
  readonly rows: readonly TrendRow[];
  readonly next: PageCursor | null;
};

export type TrendRequest = ListRequest<ReportFilters> & {
  readonly period: ReportPeriod;
  readonly step: TrendStep;
  /** Of the period, in order. */
  readonly points: readonly ReportPeriod[];
};

/** 趋势: the figures of every day, week or month of a period, of all that is asked for together. */
export class ReportTrend extends Query<TrendReport> {
  constructor(
    readonly reader: RatingReader,
    readonly request: TrendRequest,
  ) {
    super();
  }
}

@QueryHandler(ReportTrend)
export class ReportTrendHandler implements IQueryHandler<ReportTrend> {
  constructor(private readonly store: ReadStore) {}

  async execute({ reader, request }: ReportTrend): Promise<TrendReport> {
    const { period, step, points, after, limit } = request;
    const from = after === null ? 0 : points.findIndex(({ name }) => name === after.id) + 1;
    const shown = points.slice(from, from + limit);
    const last = shown.at(-1);
    const series = last === undefined ? [] : await this.seriesOf(shown, request);
    return {
      period,
      step,
      rows: series.map(({ point, ...sums }) => ({ point, ...efficiencyFigures(sums, reader) })),
      next: last === undefined || from + limit >= points.length ? null : { value: last.name, id: last.name },
      ...(await incompletenessOf(this.store, efficiency.name, efficiencyDays.name, openOverdue.name)),
    };
  }

  private async seriesOf(points: readonly ReportPeriod[], request: TrendRequest) {
    const of = subjectsOf(request);
    const figures = await this.figuresOf(points, request.step, of);
    const overdue = await this.overdueOf(points, of);
    // Of whom nothing is known there is no series.
    const isKnown =
      figures.some((some) => Object.keys(some).length > 0) || overdue.some((some) => some !== NONE_OVERDUE);
    return points.flatMap((point, n) =>
      isKnown
        ? [{ point, figures: add<Figures>(NO_FIGURES, figures[n] ?? {}), openOverdue: overdue[n] ?? NONE_OVERDUE }]
        : [],
    );
  }

  /** What each point adds up to: of months from their sheets, of days and weeks from those of days. */
  private async figuresOf(points: readonly ReportPeriod[], step: TrendStep, of: readonly Condition[]) {
    const sums = points.map((): Part<Figures> => ({}));
    const place = placesOf(points);
    const count = (day: LocalDate, more: Part<Figures>): void => {
      const sum = sums[place(day)];
      if (sum !== undefined) addInto<Figures>(sum, more);
    };
    const { from, to } = stretchOf(points);
    if (step === 'month') {
      const months = this.read<EfficiencySheet>(efficiency.name, [
        ...of,
        ...between('month', monthOf(from), monthOf(to)),
      ]);
      for await (const { document } of months) count(`${document.month}-01`, document.figures);
    } else {
      const days = this.read<EfficiencyDay>(efficiencyDays.name, [...of, ...between('day', from, to)]);
      for await (const { document } of days) count(document.day, document.figures);
    }
    return sums;
  }

  /** How many cases were open and overdue when each point ended: those of before, and what every day has added since. */
  private async overdueOf(points: readonly ReportPeriod[], of: readonly Condition[]) {
    const { from, to } = stretchOf(points);
    const first = monthOf(from);
    let open = NONE_OVERDUE;
    for await (const { document } of this.read<OverdueSheet>(openOverdue.name, of)) {
      open = add(open, overdueBefore(document, first));
    }
    const changes = new Map<LocalDate, BothLimits<number>>();
    const months = this.read<EfficiencySheet>(efficiency.name, [...of, ...between('month', first, monthOf(to))]);
    for await (const { document } of months) {
      for (const [day, change] of Object.entries(document.overdueByDay)) {
        changes.set(day, add(changes.get(day) ?? NONE_OVERDUE, change));
      }
    }
    const days = [...changes].sort(([a], [b]) => (a < b ? -1 : 1));
    let next = 0;
    return points.map((point) => {
      for (let change = days[next]; change !== undefined && change[0] <= point.to; change = days[++next]) {
        open = add(open, change[1]);
      }
      return open;
    });
  }

  private read<Doc extends Document>(view: string, where: readonly Condition[]) {
    return readAll<Doc>(this.store, view, { where });
  }
}

/** Every fact is in the sheet of exactly one department. */
const subjectsOf = ({ scope, filters }: TrendRequest): readonly Condition[] => [
  { op: 'equals', field: 'dimension', value: 'department' },
  ...filterConditions(filters),
  ...scopeConditions(scope),
];

const stretchOf = (points: readonly ReportPeriod[]) => ({
  from: points[0]?.from ?? '',
  to: points.at(-1)?.to ?? '',
});

/** Which point a day lies in. */
function placesOf(points: readonly ReportPeriod[]): (day: LocalDate) => number {
  const places = new Map<LocalDate, number>();
  for (const [n, { from, to }] of points.entries()) {
    for (const day of datesBetween(from, to)) places.set(day, n);
  }
  return (day) => places.get(day) ?? -1;
}
