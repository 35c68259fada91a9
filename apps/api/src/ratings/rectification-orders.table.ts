import { orderKinds, orderStates } from '@sealtrail/ratings';
import { date, department, official, omitted, term, text, yesNo } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { RectificationOrderView } from './loop.view';

/** Columns of 整改单 in a file. */
export const rectificationOrdersTable = tableOf<RectificationOrderView>(
  { zh: '整改单', en: 'rating-orders' },
  {
    orderId: text('整改单标识', 'Order id', 36),
    ratingId: text('评价标识', 'Rating id', 38),
    by: text('派单人', 'Ordered by', 38),
    department: department('被评价部门', 'Department'),
    kind: term(orderKinds),
    state: term(orderStates),
    demand: text('整改要求', 'Demand', 40),
    applicationId: text('办件标识', 'Application id', 38),
    number: text('办件编号', 'Number', 24),
    orderedOn: date('派单日期', 'Ordered on'),
    dueOn: date('整改期限', 'Due on'),
    overdue: yesNo('逾期', 'Overdue'),
    endedBy: omitted,
    rectifiedOn: date('整改日期', 'Rectified on'),
    inTime: yesNo('按期整改', 'In time'),
    done: text('整改情况', 'Done', 40),
    document: columnsOfObject<NonNullable<RectificationOrderView['document']>>({
      number: text('文号', 'Document number', 24),
      date: date('落款日期', 'Document date'),
      seal: text('印章', 'Seal', 20),
    }),
    officer: official('经办人', 'Officer'),
  },
);
