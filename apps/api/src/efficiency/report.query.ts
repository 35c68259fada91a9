import { type Breakdown, breakdowns, type ReportFilters } from '@sealtrail/efficiency';
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

/** What is told by department, official, item or region. */
export class RowsQuery extends ListQuery {
  @IsEnumerated(breakdowns, { default: 'department' })
  by: Breakdown = 'department';

  @IsCodeFilter('部门: this department only.', { names: 'department' })
  department?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): ReportFilters {
    const { department, region } = this;
    return { department, region };
  }
}

/** A report with one row for each department, official, item or region. */
export class BreakdownQuery extends RowsQuery {
  @IsPeriod()
  period: string;

  get months(): Period {
    return checkedPeriod(this.period);
  }
}
