import { approvalForms, approvalStandings, approvedActs } from '@sealtrail/applications';
import { date, department, instant, item, official, omitted, term, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { ApprovalView } from './approvals.view';

/** Columns of 审批 in a file. */
export const approvalsTable = tableOf<ApprovalView>(
  { zh: '审批', en: 'approvals' },
  {
    applicationId: text('办件标识', 'Application id', 38),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    act: term(approvedActs),
    form: term(approvalForms),
    standing: term(approvalStandings),
    department: department('审批部门', 'Department'),
    official: official('审批人', 'Approver'),
    document: columnsOfObject({
      number: text('文号', 'Document', 24),
      date: date('落款日期', 'Dated'),
      seal: text('印章', 'Seal'),
    }),
    approvedAt: instant('审批时间', 'Approved at'),
    toldAt: instant('登记时间', 'Reported at'),
    toldBy: text('登记密钥', 'Reported by', 20),
    answeredAt: instant('表态时间', 'Answered at'),
    reason: text('否认理由', 'Reason of denial', 30),
    endedBy: omitted,
  },
);
