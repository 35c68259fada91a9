import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** Two clocks, not one: what the item promises, and what the law allows (行政许可法 art. 42). */
export const limitBases = defineEnumeration(
  { zh: '时限', en: 'Limit' },
  { promised: { zh: '承诺时限' }, statutory: { zh: '法定时限' } },
);
export type LimitBasis = ValueOf<typeof limitBases>;
