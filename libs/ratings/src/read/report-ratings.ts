import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import {
  Clock,
  type Condition,
  type Incompleteness,
  incompletenessOf,
  isInScope,
  ReadStore,
  readAll,
  type Scope,
  scopeConditions,
  ViewWatch,
} from '@sealtrail/event-sourcing';
import { Jurisdiction, type Period } from '@sealtrail/working-days';
import type { RatingReader } from '../domain/reader';
import { isClosedMonth } from './closed-months';
import { type RatingIndicators, ratingIndicators } from './rating-indicators-view';
import { type RatingReport, ratingReport } from './rating-report';

/** Rating indicators of the departments that the caller may see. */
export class ReportRatings extends Query<RatingReport & Incompleteness> {
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
  constructor(
    private readonly store: ReadStore,
    private readonly views: ViewWatch,
    private readonly clock: Clock,
    private readonly jurisdiction: Jurisdiction,
  ) {}

  async execute(question: ReportRatings): Promise<RatingReport & Incompleteness> {
    const report = await this.report(question);
    return { ...report, ...(await incompletenessOf(this.store, ratingIndicators.name)) };
  }

  private async report({ reader, scope, period }: ReportRatings): Promise<RatingReport> {
    if (reader === 'supervision')
      return ratingReport(reader, period, await this.sheets(period, scopeConditions(scope)));
    // Read before the sheets: the sheets are at least as recent as this lag.
    const { lagMs } = await this.views.state();
    const asked = await this.sheets(period, reader === 'dashboard' ? scopeConditions(scope) : departmentOf(scope));
    const present = { now: this.clock.now(), lagMs, zone: this.jurisdiction.zone };
    const closed = asked.filter(({ month }) => isClosedMonth(month, present));
    return ratingReport(reader, period, reader === 'dashboard' ? closed : whollyIn(scope, closed));
  }

  private async sheets(period: Period, bounds: readonly Condition[]): Promise<readonly RatingIndicators[]> {
    const where: readonly Condition[] = [
      { op: 'from', field: 'month', value: period.from },
      { op: 'to', field: 'month', value: period.to },
      ...bounds,
    ];
    const sheets: RatingIndicators[] = [];
    const found = readAll<RatingIndicators>(this.store, ratingIndicators.name, { where, orderBy: 'month' });
    for await (const { document } of found) sheets.push(document);
    return sheets;
  }
}

/** A department is queried as a whole, whatever the region of the key: a part of it would be another breakdown. */
const departmentOf = ({ department }: Scope): readonly Condition[] => scopeConditions({ department, region: null });

/** Departments that lie entirely within the scope. */
function whollyIn(scope: Scope, sheets: readonly RatingIndicators[]): readonly RatingIndicators[] {
  const partly = new Set(sheets.filter((sheet) => !isInScope(scope, sheet)).map(({ department }) => department));
  return sheets.filter(({ department }) => !partly.has(department));
}
