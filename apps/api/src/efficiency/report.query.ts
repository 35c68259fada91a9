import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type Breakdown,
  breakdowns,
  type CardBreakdown,
  type CardReportFilters,
  type Comparison,
  type ComparisonChoice,
  cardBreakdowns,
  comparisonChoices,
  comparisonsOf,
  dayBreakdowns,
  type LoadBreakdown,
  loadBreakdowns,
  RANKING_VOLUME_MIN,
  type Ranking,
  type ReportFilters,
  rankings,
  type ScoreBreakdown,
  scoreBreakdowns,
  type TrendStep,
  trendPoints,
  trendSteps,
} from '@sealtrail/efficiency';
import { type CardLevel, cardLevels } from '@sealtrail/policy';
import { type CardStatus, cardStatuses, type RuleId, ruleIds } from '@sealtrail/supervision';
import { isOfWholeMonths, type Period, type ReportPeriod, reportPeriodOf } from '@sealtrail/working-days';
import { Type } from 'class-transformer';
import { IsInt, Max, Min, ValidateBy } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { FormatQuery, ListQuery } from '../http/page';
import { checkedPeriod, checkedReportPeriod, IsPeriod, IsReportPeriod } from '../http/periods';
import { withFault } from '../http/validation-faults';

export class PeriodQuery extends FormatQuery {
  @IsPeriod()
  period: string;

  get months(): Period {
    return checkedPeriod(this.period);
  }
}

/** Rows of one department or region, or of all. */
export class PlaceQuery extends ListQuery {
  @IsCodeFilter('部门: this department only.', { names: 'department' })
  department?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): ReportFilters {
    const { department, region } = this;
    return { department, region };
  }
}

/** What is told by department, official, item or region. */
export class RowsQuery extends PlaceQuery {
  @IsEnumerated(loadBreakdowns, { default: 'department' })
  by: LoadBreakdown = 'department';
}

/** Days are kept by department alone. */
const IsKeptForPeriod = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isKeptForPeriod',
      validator: {
        validate: (by, args) => {
          const period = reportPeriodOf((args?.object as BreakdownQuery | undefined)?.period);
          return period === null || isOfWholeMonths(period) || dayBreakdowns.has(by);
        },
      },
    },
    withFault('field.not-by-day'),
  );

/** A report with one row for each department, official, item, region or channel. */
export class BreakdownQuery extends PlaceQuery {
  @IsReportPeriod()
  period: string;

  @IsEnumerated(breakdowns, {
    default: 'department',
    description: 'A day and a week: by department or region only.',
  })
  @IsKeptForPeriod()
  by: Breakdown = 'department';

  get days(): ReportPeriod {
    return checkedReportPeriod(this.period);
  }
}

/** Also a period that is no longer than one step has no series. */
const IsStepOfPeriod = (): PropertyDecorator =>
  ValidateBy(
    {
      name: 'isStepOfPeriod',
      validator: {
        validate: (step, args) => {
          const period = reportPeriodOf((args?.object as TrendQuery | undefined)?.period);
          return period === null || !trendSteps.has(step) || trendPoints(period, step) !== null;
        },
      },
    },
    withFault('field.not-step-of-period'),
  );

/** 趋势 */
export class TrendQuery extends PlaceQuery {
  @IsReportPeriod()
  period: string;

  @IsEnumerated(trendSteps, { default: 'month', description: 'How long each point is: shorter than the period.' })
  @IsStepOfPeriod()
  step: TrendStep = 'month';

  get days(): ReportPeriod {
    return checkedReportPeriod(this.period);
  }

  get points(): readonly ReportPeriod[] {
    return trendPoints(this.days, this.step) ?? [];
  }
}

/** 亮牌统计, which is kept card by card: any period by any breakdown. */
export class CardReportQuery extends PlaceQuery {
  @IsReportPeriod()
  period: string;

  @IsEnumerated(cardBreakdowns, { default: 'department' })
  by: CardBreakdown = 'department';

  @IsEnumerated(ruleIds, { optional: true })
  rule?: RuleId;

  @IsEnumerated(cardLevels, { optional: true })
  level?: CardLevel;

  @IsEnumerated(cardStatuses, { optional: true, description: 'How they stand now.' })
  status?: CardStatus;

  get days(): ReportPeriod {
    return checkedReportPeriod(this.period);
  }

  get cardFilters(): CardReportFilters {
    const { rule, level, status } = this;
    return { ...this.filters, rule, level, status };
  }
}

/** 计分, which is of departments and officials alone. */
export class ScoreQuery extends PlaceQuery {
  @IsPeriod()
  period: string;

  @IsEnumerated(scoreBreakdowns, { default: 'department' })
  by: ScoreBreakdown = 'department';

  get months(): Period {
    return checkedPeriod(this.period);
  }
}

/** One that may show other periods beside. */
export class ComparedQuery extends BreakdownQuery {
  @IsEnumerated(comparisonChoices, {
    optional: true,
    description: 'Other periods beside each row: just before, of the year before, or both.',
  })
  compare?: ComparisonChoice;

  get comparisons(): readonly Comparison[] {
    return this.compare === undefined ? [] : comparisonsOf(this.compare);
  }
}

const VOLUME_MAX = 1_000_000;

/** Who did best by one indicator. */
export class RankingQuery extends BreakdownQuery {
  @IsEnumerated(rankings, { default: 'dueWithinPromise' })
  indicator: Ranking = 'dueWithinPromise';

  @ApiPropertyOptional({
    type: 'integer',
    minimum: 1,
    maximum: VOLUME_MAX,
    default: RANKING_VOLUME_MIN,
    description:
      'How many cases a row needs to have a rank; with fewer than thirty the order of rows is mostly chance.',
  })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(VOLUME_MAX)
  minVolume: number = RANKING_VOLUME_MIN;
}
