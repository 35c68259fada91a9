import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { type Condition, ReadStore, readEvery, type Scope, scopeConditions } from '@sealtrail/event-sourcing';
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

@QueryHandler(ReportRatings)
export class ReportRatingsHandler implements IQueryHandler<ReportRatings> {
  constructor(private readonly store: ReadStore) {}

  async execute({ reader, scope, period }: ReportRatings): Promise<RatingReport> {
    const where: readonly Condition[] = [
      { op: 'from', field: 'month', value: period.from },
      { op: 'to', field: 'month', value: period.to },
      ...scopeConditions(scope),
    ];
    const sheets: RatingIndicators[] = [];
    const found = readEvery<RatingIndicators>(this.store, ratingIndicators.name, { where, orderBy: 'month' });
    for await (const { document } of found) sheets.push(document);
    return ratingReport(reader, period, sheets);
  }
}
