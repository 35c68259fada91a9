import type { Event, WrittenText } from '@sealtrail/event-sourcing';
import type { ApprovedAct } from './case-enums';
import type { CaseFact } from './case-fact';

/** 审批确认: the named approver confirms the approval. `department` and `officer` are the approver's. */
export type ApprovalConfirmed = Event<'ApprovalConfirmed', CaseFact & { readonly act: ApprovedAct }>;

/** 否认审批: the named approver denies having approved. The cards that the act prevented are triggered, and need confirmation. */
export type ApprovalDisowned = Event<
  'ApprovalDisowned',
  CaseFact & { readonly act: ApprovedAct; readonly reason: WrittenText }
>;

/** 审批: answers of the named approver of an act. */
export type ApprovalEvent = ApprovalConfirmed | ApprovalDisowned;
