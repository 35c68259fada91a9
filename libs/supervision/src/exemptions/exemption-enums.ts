import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** Why supervision stands still. */
export const exemptionGrounds = defineEnumeration(
  { zh: '免予监察事由', en: 'Ground of an exemption' },
  {
    secretCase: { zh: '涉密办件', en: 'secret case' },
    declaredOutage: { zh: '已公告的系统故障', en: 'declared outage of a system' },
    forceMajeure: { zh: '不可抗力', en: 'force majeure', note: '民法典 art. 180' },
  },
);
export type ExemptionGround = ValueOf<typeof exemptionGrounds>;
