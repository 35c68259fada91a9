import { coveringIndex, type Projection, type RecordedEvent, type WrittenText } from '@sealtrail/event-sourcing';
import type { ApplicationEvent } from '../domain/application-events';
import type { ApprovalForm, ApprovalStanding, ApprovedAct } from '../domain/case-enums';
import type { CaseFact, OfficialDocument } from '../domain/case-fact';

/** An approval as its approver and supervision see it. */
export type ApprovalRow = {
  readonly applicationId: string;
  readonly item: string;
  readonly region: string;
  readonly act: ApprovedAct;
  readonly form: ApprovalForm;
  readonly standing: ApprovalStanding;
  /** The approver's department. */
  readonly department: string;
  readonly official: string | null;
  /** The approver's department, and the acting one. */
  readonly departments: readonly string[];
  /** The signed paper of the act. */
  readonly document: OfficialDocument;
  readonly approvedAt: string;
  /** When it was reported, and the id of the reporting key. */
  readonly toldAt: string;
  readonly toldBy: string;
  readonly answeredAt: string | null;
  /** Why the approver denies it. */
  readonly reason: WrittenText | null;
};

type Approved = CaseFact & { readonly approval: ApprovalForm; readonly document: OfficialDocument };

/** Members by which lists of approvals are filtered and ordered. */
const ALONG = ['toldAt', 'act', 'form', 'standing', 'department', 'official', 'region', 'filedBy'];

/** Every reported approval, one document for each act of a case that has one. */
export const approvals: Projection<ApprovalRow, ApplicationEvent> = {
  name: 'approvals.v1',
  initial: {} as ApprovalRow,
  indexes: [
    coveringIndex(['toldAt'], ALONG),
    ...['departments', 'department', 'official', 'standing', 'region'].map((field) =>
      coveringIndex([field, 'toldAt'], ALONG),
    ),
    ['applicationId'],
  ],
  on: {
    ApplicationExtended: {
      id: ({ data }) => idOf(data, 'extension'),
      fold: (_, event) => {
        const { approver, approverDepartment, approvedAt } = event.data;
        return told('extension', event, { department: approverDepartment, official: approver, at: approvedAt });
      },
    },
    DecisionMade: { id: ({ data }) => idOf(data, 'decision'), fold: (_, event) => byWhoActs('decision', event) },
    ApplicationTerminated: {
      id: ({ data }) => idOf(data, 'termination'),
      fold: (_, event) => byWhoActs('termination', event),
    },
    ApprovalConfirmed: {
      id: ({ data }) => idOf(data, data.act),
      fold: (row, { metadata }) => ({ ...row, standing: 'confirmed', answeredAt: metadata.recordedAt }),
    },
    ApprovalDisowned: {
      id: ({ data }) => idOf(data, data.act),
      fold: (row, { data, metadata }) => ({
        ...row,
        standing: 'disowned',
        answeredAt: metadata.recordedAt,
        reason: data.reason,
      }),
    },
  },
};

const idOf = ({ applicationId }: CaseFact, act: ApprovedAct): string => `${applicationId}:${act}`;

const byWhoActs = (act: ApprovedAct, event: RecordedEvent<{ type: string; data: Approved }>): ApprovalRow =>
  told(act, event, { department: event.data.department, official: event.data.officer, at: event.data.occurredAt });

function told(
  act: ApprovedAct,
  { data, metadata }: RecordedEvent<{ type: string; data: Approved }>,
  approver: { readonly department: string; readonly official: string | null; readonly at: string },
): ApprovalRow {
  const { applicationId, item, region, approval: form, document } = data;
  const { department, official, at: approvedAt } = approver;
  return {
    applicationId,
    item,
    region,
    act,
    form,
    standing: form === 'inPerson' ? 'confirmed' : 'told',
    department,
    official,
    departments: [...new Set([department, data.department])],
    document,
    approvedAt,
    toldAt: metadata.recordedAt,
    toldBy: metadata.actor,
    answeredAt: null,
    reason: null,
  };
}
