import { ApiPropertyOptional } from '@nestjs/swagger';
import {
  type ApplicationFilters,
  type CaseOrder,
  type CaseStatus,
  caseOrders,
  caseStatuses,
  type DueTime,
  dueTimes,
  type PassableLimit,
  passableLimits,
  type RequestForm,
  requestForms,
} from '@sealtrail/applications';
import { type Direction, directions } from '@sealtrail/event-sourcing';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import { IsEnumerated } from '../http/enumerated';
import { IsBooleanFilter, IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';
import { IsDayFilter } from '../http/periods';

/** Query members that are not filters. */
const ASKED_OF_EVERY_LIST = ['format', 'limit', 'cursor', 'totals', 'sort', 'direction'];

export class ApplicationsQuery extends CountedListQuery {
  @IsEnumerated(caseStatuses, { optional: true })
  status?: CaseStatus;

  @IsCodeFilter('Any department that takes part in the case: of the item, of the receipt or of a step.', {
    names: 'department',
  })
  department?: string;

  @IsCodeFilter('事项', { names: 'item' })
  item?: string;

  @IsRegionFilter()
  region?: string;

  @ApiPropertyOptional({ maxLength: 50, description: '办件编号' })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  number?: string;

  @ApiPropertyOptional({ maxLength: 100, description: 'The number of the case in the system that filed it.' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  externalNo?: string;

  @IsCodeFilter('来源: source of the key that filed it.')
  filedBy?: string;

  @IsDayFilter('收件日期 from, inclusive.')
  receivedFrom?: string;

  @IsDayFilter('收件日期 to, inclusive.')
  receivedTo?: string;

  @IsDayFilter('承诺时限 from, inclusive: last day of the promised limit. Paused or not yet accepted cases have none.')
  promisedFrom?: string;

  @IsDayFilter('承诺时限 to, inclusive.')
  promisedTo?: string;

  @IsDayFilter('法定时限 from, inclusive: the last day of the statutory limit.')
  statutoryFrom?: string;

  @IsDayFilter('法定时限 to, inclusive.')
  statutoryTo?: string;

  @IsDayFilter('办结日期 from, inclusive.')
  closedFrom?: string;

  @IsDayFilter('办结日期 to, inclusive.')
  closedTo?: string;

  @IsEnumerated(passableLimits, { optional: true, description: 'Open (在办), and past this limit now.' })
  overdue?: PassableLimit;

  @IsEnumerated(dueTimes, { optional: true, description: 'Open, and promised for today or this week, late or not.' })
  due?: DueTime;

  @IsBooleanFilter('特别程序 in progress.')
  suspended?: boolean;

  @IsBooleanFilter('Awaits an act of a person.')
  waiting?: boolean;

  @IsEnumerated(requestForms, {
    optional: true,
    description: 'Withdrawn cases by form of the request; `unshown`: no evidence of a request by the applicant.',
  })
  withdrawal?: RequestForm;

  @IsEnumerated(caseOrders, {
    optional: true,
    description:
      'Sort order; ties by id. Default: by the date that is filtered, else `received`. When sorted by the end of a limit, only cases that have that limit are listed.',
  })
  sort?: CaseOrder;

  @IsEnumerated(directions, {
    optional: true,
    description: 'Default: `descending` by receipt and closing, `ascending` by the end of a limit.',
  })
  direction?: Direction;

  get ordering() {
    return { by: this.sort ?? null, direction: this.direction ?? null };
  }

  /** Only the members that were sent. */
  get filters(): ApplicationFilters {
    const told = Object.entries(this).filter(
      ([name, value]) => value !== undefined && !ASKED_OF_EVERY_LIST.includes(name),
    );
    return Object.fromEntries(told);
  }
}
