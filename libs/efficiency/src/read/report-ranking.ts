import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Incompleteness, type PageCursor, ReadStore } from '@sealtrail/event-sourcing';
import type { ReportPeriod } from '@sealtrail/working-days';
import type { BetterSide } from '../statements/indicator';
import { isHigherBetter, type RankedFigures, type Ranking, ranked, rankedFigures, type Standing } from './ranking';
import type { Breakdown } from './report-enums';
import { presentSums, type ReportRequest, type RowName, sumSheets } from './report-sheets';

/** A row in its place. */
export type RankedRow = RowName & RankedFigures & Standing;

/** 排名, or one page of it: all that it takes to compute it again. */
export type RankingReport = Incompleteness & {
  readonly period: ReportPeriod;
  readonly by: Breakdown;
  readonly indicator: Ranking;
  readonly better: BetterSide;
  readonly minVolume: number;
  /** How many rows have a rank. */
  readonly ranked: number;
  readonly rows: readonly RankedRow[];
  readonly total: RankedFigures | null;
  readonly next: PageCursor | null;
};

/** Who did best by one indicator, as far as the figures can tell. */
export class ReportRanking extends Query<RankingReport> {
  constructor(
    readonly indicator: Ranking,
    readonly minVolume: number,
    readonly request: ReportRequest,
  ) {
    super();
  }
}

@QueryHandler(ReportRanking)
export class ReportRankingHandler implements IQueryHandler<ReportRanking> {
  constructor(private readonly store: ReadStore) {}

  /** A rank is one among all rows: every page looks at all of them. */
  async execute({ indicator, minVolume, request }: ReportRanking): Promise<RankingReport> {
    const all = { ...request, after: null, limit: Number.MAX_SAFE_INTEGER };
    const { rows, total, next: _, ...beside } = await sumSheets(this.store, all, { openOverdue: false, compare: [] });
    const figures = rows.map(({ of, sums }) => ({
      of,
      isNamed: of.official !== null && of.channel !== null,
      figures: rankedFigures(indicator, presentSums(sums).figures),
    }));
    const placed = ranked(indicator, figures, minVolume);
    const { page, next } = pageOf(placed, request);
    return {
      period: request.period,
      by: request.by,
      indicator,
      better: isHigherBetter(indicator) ? 'higher' : 'lower',
      minVolume,
      ranked: placed.filter(({ standing }) => standing.rank !== null).length,
      rows: page.map(({ of, figures: told, standing }) => ({ ...of, ...told, ...standing })),
      total: request.after === null && total ? rankedFigures(indicator, presentSums(total).figures) : null,
      next,
      ...beside,
    };
  }
}

/** Pages are cut by place: a cursor says how many came before. */
function pageOf<Row>(rows: readonly Row[], { after, limit }: ReportRequest) {
  const from = typeof after?.value === 'number' && after.value > 0 ? Math.floor(after.value) : 0;
  const to = from + limit;
  const next: PageCursor | null = to < rows.length ? { value: to, id: '' } : null;
  return { page: rows.slice(from, to), next };
}
