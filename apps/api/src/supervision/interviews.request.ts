import { type InterviewFilters, type InterviewStatus, interviewStatuses } from '@sealtrail/supervision';
import { DocumentRequest } from '../applications/document.request';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { IsNested } from '../http/nested';
import { CountedListQuery } from '../http/page';
import { IsReportPeriodFilter } from '../http/periods';
import { BodyActRequest, IsWords } from './card-life.request';

/** 约谈, as it was held. */
export class InterviewHoldingRequest extends BodyActRequest {
  @IsWords('约谈内容: what was said, and what was agreed.', '指出两起超期办件的原因，要求一个月内整改并报告')
  note: string;

  @IsNested(DocumentRequest, { description: '约谈纪要' })
  document: DocumentRequest;
}

export class InterviewsQuery extends CountedListQuery {
  @IsEnumerated(interviewStatuses, { optional: true })
  status?: InterviewStatus;

  @IsCodeFilter('被监察部门: the charged department.', { example: 'market', names: 'department' })
  department?: string;

  @IsCodeFilter('被约谈人员: the charged official.', { example: 'market-li', names: 'official' })
  official?: string;

  @IsRegionFilter()
  region?: string;

  @IsReportPeriodFilter('The period in which the red cards fell: a month, a quarter, a half-year or a year.', '2026-Q2')
  period?: string;

  get filters(): InterviewFilters {
    const { status, department, official, region, period } = this;
    return { status, department, official, region, period };
  }
}
