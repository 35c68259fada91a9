import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { ReadStore, type Scope, type Stored, scopeConditions } from '@sealtrail/event-sourcing';
import type { Period } from '@sealtrail/working-days';
import type { RatingReader } from '../domain/reader';
import { type RatingIndicators, ratingIndicators } from './rating-indicators-view';
import { type RatingReport, ratingReport } from './rating-report';

/** How the public rated the departments that the caller may see. */
export class ReportRatings extends Query<RatingReport> {
  constructor(
    readonly reader: RatingReader,
    readonly scope: Scope,
    readonly period: Period,
  ) {
    super();
  }
}

const PAGE = 1_000;

@QueryHandler(ReportRatings)
export class ReportRatingsHandler implements IQueryHandler<ReportRatings> {
  constructor(private readonly store: ReadStore) {}

  async execute({ reader, scope, period }: ReportRatings): Promise<RatingReport> {
    const sheets: RatingIndicators[] = [];
    let page: readonly Stored<RatingIndicators>[] = [];
    do {
      const last = page.at(-1);
      page = await this.store.list<RatingIndicators>(ratingIndicators.name, {
        where: [
          { op: 'from', field: 'month', value: period.from },
          { op: 'to', field: 'month', value: period.to },
          ...scopeConditions(scope),
        ],
        orderBy: 'month',
        limit: PAGE,
        ...(last === undefined ? {} : { after: { value: last.document.month, id: last.id } }),
      });
      sheets.push(...page.map(({ document }) => document));
    } while (page.length === PAGE);
    return ratingReport(reader, period, sheets);
  }
}
