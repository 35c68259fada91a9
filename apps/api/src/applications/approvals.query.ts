import {
  type ApprovalFilters,
  type ApprovalForm,
  type ApprovalStanding,
  type ApprovedAct,
  approvalForms,
  approvalStandings,
  approvedActs,
} from '@sealtrail/applications';
import { IsEnumerated } from '../http/enumerated';
import { IsCodeFilter, IsRegionFilter } from '../http/fields';
import { CountedListQuery } from '../http/page';

export class ApprovalsQuery extends CountedListQuery {
  @IsEnumerated(approvedActs, { optional: true })
  act?: ApprovedAct;

  @IsEnumerated(approvalForms, { optional: true })
  form?: ApprovalForm;

  @IsEnumerated(approvalStandings, { optional: true })
  standing?: ApprovalStanding;

  @IsCodeFilter('审批人所在部门: department of the approver.', { example: 'market', names: 'department' })
  department?: string;

  @IsCodeFilter('审批人: the approver.', { example: 'head-01', names: 'official' })
  official?: string;

  @IsCodeFilter('办件: the approvals of one case.')
  applicationId?: string;

  @IsRegionFilter()
  region?: string;

  get filters(): ApprovalFilters {
    const { act, form, standing, department, official, applicationId, region } = this;
    return { act, form, standing, department, official, applicationId, region };
  }
}
