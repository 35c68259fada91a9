import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

/** Sort keys of a list of cases. Sorted by an end, the list contains only cases that have it. */
export const caseOrders = defineEnumeration(
  { zh: '排序', en: 'Order' },
  {
    received: { zh: '收件时间', en: 'receipt' },
    promised: { zh: '承诺时限', en: 'end of the promise' },
    statutory: { zh: '法定时限', en: 'end of the statutory limit' },
    closed: { zh: '办结日期', en: 'closing' },
  },
);
export type CaseOrder = ValueOf<typeof caseOrders>;

/** The limits that an open case can have passed. */
export const passableLimits = subset(caseOrders, ['promised', 'statutory']);
export type PassableLimit = ValueOf<typeof passableLimits>;

/** When the promised limit of an open case ends. */
export const dueTimes = defineEnumeration(
  { zh: '到期', en: 'Due' },
  { today: { zh: '今日到期' }, thisWeek: { zh: '本周到期', note: 'Monday to Sunday' } },
);
export type DueTime = ValueOf<typeof dueTimes>;
