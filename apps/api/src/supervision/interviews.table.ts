import { interviewStatuses } from '@sealtrail/supervision';
import type { DocumentRequest } from '../applications/document.request';
import { count, date, department, each, instant, omitted, term, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { InterviewHeldView, InterviewView } from './interviews.view';

/** 约谈 as lines of a file. */
export const interviewsTable = tableOf<InterviewView>(
  { zh: '约谈', en: 'interviews' },
  {
    interviewId: text('约谈标识', 'Interview id', 38),
    department: department('被监察部门', 'Charged department'),
    official: text('被约谈人员', 'Charged official', 20),
    region: text('行政区划代码', 'Region'),
    period: text('红牌所属期间', 'Period'),
    status: term(interviewStatuses),
    policy: text('监察规则', 'Policy'),
    policyVersion: text('监察规则版本', 'Version of the policy', 8),
    dueFrom: count('应当约谈的红牌数', 'Due from red cards'),
    redCards: count('红牌数', 'Red cards'),
    cards: each('红牌', 'Cards', ({ number, fellOn }) => [number, fellOn]),
    dueAt: instant('应当约谈时间', 'Due at'),
    dueOn: omitted,
    liftedOn: date('取消日期', 'Lifted on'),
    held: columnsOfObject<InterviewHeldView>({
      at: instant('约谈时间', 'Held at'),
      on: omitted,
      department: department('约谈机构', 'Held by department'),
      official: text('约谈人', 'Held by', 20),
      document: columnsOfObject<DocumentRequest>({
        number: text('约谈纪要文号', 'Number of the record'),
        date: date('约谈纪要日期', 'Date of the record'),
        seal: omitted,
      }),
      text: text('约谈内容', 'What was said', 60),
    }),
  },
);
