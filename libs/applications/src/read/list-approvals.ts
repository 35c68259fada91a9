import { type IQueryHandler, Query, QueryHandler } from '@nestjs/cqrs';
import { filterConditions, type ListRequest, type Page, ReadStore, readPage } from '@sealtrail/event-sourcing';
import type { ApprovalForm, ApprovalStanding, ApprovedAct } from '../domain/case-enums';
import { type ApprovalRow, approvals } from './approvals-view';

export type ApprovalFilters = {
  readonly act?: ApprovedAct | undefined;
  readonly form?: ApprovalForm | undefined;
  readonly standing?: ApprovalStanding | undefined;
  /** The approver's department. */
  readonly department?: string | undefined;
  readonly official?: string | undefined;
  readonly applicationId?: string | undefined;
  readonly region?: string | undefined;
};

/** An approval without the departments it is indexed by. The reporting key is shown to supervision. */
export type ShownApproval = Omit<ApprovalRow, 'departments' | 'toldBy'> & { readonly toldBy?: string };

/** Approvals, the latest reported first. */
export class ListApprovals extends Query<Page<ShownApproval>> {
  constructor(
    readonly request: ListRequest<ApprovalFilters>,
    readonly withActor: boolean,
  ) {
    super();
  }
}

@QueryHandler(ListApprovals)
export class ListApprovalsHandler implements IQueryHandler<ListApprovals> {
  constructor(private readonly store: ReadStore) {}

  execute({ request, withActor }: ListApprovals): Promise<Page<ShownApproval>> {
    const where = filterConditions(request.filters);
    const latestFirst = { view: approvals.name, where, orderBy: 'toldAt', descending: true };
    return readPage<ApprovalRow, ShownApproval>(this.store, latestFirst, request, withActor ? shown : withoutActor);
  }
}

const shown = ({ departments: _d, ...approval }: ApprovalRow): ShownApproval => approval;

const withoutActor = ({ departments: _d, toldBy: _by, ...approval }: ApprovalRow): ShownApproval => approval;
