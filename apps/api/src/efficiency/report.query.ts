import {
  type Breakdown,
  breakdowns,
  type ReportFilters,
  type ScoreBreakdown,
  scoreBreakdowns,
} from '@sealtrail/efficiency';
import type { Period } from '@sealtrail/working-days';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { FormatQuery, ListQuery } from '../http/page';
import { checkedPeriod, IsPeriod } from '../http/periods';

export class PeriodQuery extends FormatQuery {
  @IsPeriod()
  period: string;

  get months(): Period {
    return checkedPeriod(this.period);
  }
}

/** Rows of one department or region, or of all. */
class PlaceQuery extends ListQuery {
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
  @IsEnumerated(breakdowns, { default: 'department' })
  by: Breakdown = 'department';
}

/** A report with one row for each department, official, item or region. */
export class BreakdownQuery extends RowsQuery {
  @IsPeriod()
  period: string;

  get months(): Period {
    return checkedPeriod(this.period);
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
