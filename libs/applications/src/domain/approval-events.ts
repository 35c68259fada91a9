import type { Event, WrittenText } from '@sealtrail/event-sourcing';
import type { ApprovedAct } from './case-enums';
import type { CaseFact } from './case-fact';

/** 审批确认: whoever is named as having approved says so. `department` and `officer` are the approver's. */
export type ApprovalConfirmed = Event<'ApprovalConfirmed', CaseFact & { readonly act: ApprovedAct }>;

/** 否认审批: whoever is named as having approved says that they never did. What the act prevented falls, and waits for a person. */
export type ApprovalDisowned = Event<
  'ApprovalDisowned',
  CaseFact & { readonly act: ApprovedAct; readonly reason: WrittenText }
>;

/** 审批: what is said by whoever is named as having approved an act. */
export type ApprovalEvent = ApprovalConfirmed | ApprovalDisowned;
