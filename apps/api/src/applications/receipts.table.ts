import { receiptStandings } from '@sealtrail/applications';
import { department, instant, item, omitted, term, text } from '../tables/cells';
import { tableOf } from '../tables/table';
import type { ReceiptToConfirmView } from './receipts.view';

/** Columns of 待确认收件 in a file. */
export const receiptsTable = tableOf<ReceiptToConfirmView>(
  { zh: '收件确认', en: 'receipts to confirm' },
  {
    applicationId: text('办件标识', 'Application id', 38),
    number: text('办件编号', 'Number', 24),
    item: item('事项', 'Item'),
    region: text('行政区划代码', 'Region'),
    standing: term(receiptStandings),
    department: department('实施主体', 'Department'),
    receivedBy: department('收件单位', 'Received by'),
    receivedAt: instant('收件时间', 'Received at'),
    countsFrom: instant('起计时间', 'Takes effect from'),
    toldAt: instant('登记时间', 'Reported at'),
    endedAt: instant('结束时间', 'Ended at'),
    endedBy: omitted,
  },
);
