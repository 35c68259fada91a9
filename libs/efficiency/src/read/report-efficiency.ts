import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Incompleteness, type PageCursor, ReadStore } from '@sealtrail/event-sourcing';
import type { RatingReader } from '@sealtrail/ratings/events';
import type { Period } from '@sealtrail/working-days';
import { type CardFigures, cardFigures } from './card-report';
import { type EfficiencyFigures, efficiencyFigures } from './efficiency-report';
import type { Breakdown } from './report-enums';
import { type ReportRequest, type RowName, sumSheets } from './report-sheets';

/** A report, or one page of it; `total` is with the first page only. */
export type Report<Row> = Incompleteness & {
  readonly period: Period;
  readonly by: Breakdown;
  readonly rows: readonly (RowName & Row)[];
  readonly total: Row | null;
  readonly next: PageCursor | null;
};

/** 效能报告: what every department, official, item or region did in the period. */
export class ReportEfficiency extends Query<Report<EfficiencyFigures>> {
  constructor(
    readonly reader: RatingReader,
    readonly request: ReportRequest,
  ) {
    super();
  }
}

@QueryHandler(ReportEfficiency)
export class ReportEfficiencyHandler implements IQueryHandler<ReportEfficiency> {
  constructor(private readonly store: ReadStore) {}

  async execute({ reader, request }: ReportEfficiency): Promise<Report<EfficiencyFigures>> {
    const { rows, total, ...beside } = await sumSheets(this.store, request);
    return {
      period: request.period,
      by: request.by,
      rows: rows.map(({ of, ...sums }) => ({ ...of, ...efficiencyFigures(sums, reader) })),
      total: total && efficiencyFigures(total, reader),
      ...beside,
    };
  }
}

/** 亮牌统计: cards by rule and level, effective and revoked apart. */
export class ReportCards extends Query<Report<CardFigures>> {
  constructor(readonly request: ReportRequest) {
    super();
  }
}

@QueryHandler(ReportCards)
export class ReportCardsHandler implements IQueryHandler<ReportCards> {
  constructor(private readonly store: ReadStore) {}

  async execute({ request }: ReportCards): Promise<Report<CardFigures>> {
    const { rows, total, ...beside } = await sumSheets(this.store, request, { openOverdue: false });
    return {
      period: request.period,
      by: request.by,
      rows: rows.map(({ of, figures }) => ({ ...of, ...cardFigures(figures) })),
      total: total && cardFigures(total.figures),
      ...beside,
    };
  }
}
