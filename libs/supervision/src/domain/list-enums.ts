import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** By what a list of cards is ordered. */
export const cardOrders = defineEnumeration(
  { zh: '排序', en: 'Order' },
  {
    issued: { zh: '发牌时间', en: 'issue' },
    breached: { zh: '到期日期', en: 'day of the missed limit' },
  },
);
export type CardOrder = ValueOf<typeof cardOrders>;
