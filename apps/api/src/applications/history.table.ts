import { codeWithText, department, instant, official, omitted, recorded, text, yesNo } from '../tables/cells';
import { tableOf } from '../tables/table';
import { FACT_WORDS } from './fact-words';
import type { HistoryEntryView } from './history.view';

/** Columns of 办件轨迹 in a file. */
export const historyTable = tableOf<HistoryEntryView>(
  { zh: '办件轨迹', en: 'history' },
  {
    revision: text('序号', 'Revision', 8),
    position: text('位置', 'Position', 12),
    type: codeWithText('事实', 'Fact', FACT_WORDS),
    occurredAt: instant('发生时间', 'Occurred at'),
    recordedAt: instant('登记时间', 'Recorded at'),
    toldLate: yesNo('事后补报', 'Reported late'),
    department: department('部门', 'Department'),
    official: official('工作人员', 'Official'),
    actor: text('登记密钥', 'Reported by', 20),
    delegation: text('委托标识', 'Delegation', 38),
    data: recorded('内容', 'Data'),
    names: omitted,
  },
);
