import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** Two separate limits: the one the item promises, and the one the law allows (行政许可法 art. 42). */
export const limitBases = defineEnumeration(
  { zh: '时限', en: 'Limit' },
  { promised: { zh: '承诺时限' }, statutory: { zh: '法定时限' } },
);
export type LimitBasis = ValueOf<typeof limitBases>;
