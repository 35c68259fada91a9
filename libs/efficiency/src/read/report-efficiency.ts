import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Incompleteness, type PageCursor, ReadStore } from '@sealtrail/event-sourcing';
import type { RatingReader } from '@sealtrail/ratings/events';
import type { ReportPeriod } from '@sealtrail/working-days';
import { type ComparedFigures, comparedWith } from './compared';
import { type EfficiencyFigures, efficiencyFigures } from './efficiency-report';
import type { Breakdown, Comparison } from './report-enums';
import {
  COMPARED,
  presentSums,
  type ReportRequest,
  type RowName,
  type SideSums,
  sumSheets,
  sumsOf,
} from './report-sheets';

/** A report, or one page of it; `total` is with the first page only. */
export type Report<Row> = Incompleteness & {
  readonly period: ReportPeriod;
  readonly by: Breakdown;
  readonly rows: readonly (RowName & Row)[];
  readonly total: Row | null;
  readonly next: PageCursor | null;
};

/** The figures of a row, beside them those of the periods that were asked for; `null`: nothing happened there. */
export type EfficiencyRow = EfficiencyFigures & { readonly [Name in Comparison]?: ComparedFigures | null };

export type EfficiencyReport = Report<EfficiencyRow> & {
  /** The periods that were asked for beside; `null`: there is none. */
  readonly compared: { readonly [Name in Comparison]?: ReportPeriod | null };
};

/** 效能报告: what every department, official, item, region or channel did in the period. */
export class ReportEfficiency extends Query<EfficiencyReport> {
  constructor(
    readonly reader: RatingReader,
    readonly request: ReportRequest,
    readonly compare: readonly Comparison[] = [],
  ) {
    super();
  }
}

@QueryHandler(ReportEfficiency)
export class ReportEfficiencyHandler implements IQueryHandler<ReportEfficiency> {
  constructor(private readonly store: ReadStore) {}

  async execute({ reader, request, compare }: ReportEfficiency): Promise<EfficiencyReport> {
    const { rows, total, ...beside } = await sumSheets(this.store, request, { openOverdue: true, compare });
    const { period, by } = request;
    return {
      period,
      by,
      compared: Object.fromEntries(compare.map((side) => [side, COMPARED[side](period)])),
      rows: rows.map(({ of, sums }) => ({ ...of, ...efficiencyRow(sums, reader, compare) })),
      total: total && efficiencyRow(total, reader, compare),
      ...beside,
    };
  }
}

function efficiencyRow(sums: SideSums, reader: RatingReader, compare: readonly Comparison[]): EfficiencyRow {
  const now = efficiencyFigures(presentSums(sums), reader);
  const beside = compare.map((side) => {
    const before = sumsOf(sums, side);
    return [side, before && comparedWith(now, efficiencyFigures(before, reader))];
  });
  return { ...now, ...Object.fromEntries(beside) };
}
