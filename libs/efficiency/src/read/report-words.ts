import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

/** By what a report is broken down. */
export const breakdowns = defineEnumeration(
  { zh: '统计口径', en: 'Breakdown' },
  {
    department: { zh: '部门' },
    official: { zh: '工作人员' },
    item: { zh: '事项' },
    region: { zh: '行政区划' },
  },
);
export type Breakdown = ValueOf<typeof breakdowns>;

/** By what a sheet is kept. Regions are added up from the sheets of their departments. */
export const dimensions = subset(breakdowns, ['department', 'official', 'item']);
export type Dimension = ValueOf<typeof dimensions>;

/** How a case was closed. */
export const outcomes = defineEnumeration(
  { zh: '办结结果', en: 'Outcome' },
  {
    granted: { zh: '准予' },
    refused: { zh: '不予许可' },
    notAccepted: { zh: '不予受理' },
    notRequired: { zh: '不需要许可' },
    withdrawn: { zh: '撤回' },
    returned: { zh: '退件' },
    terminated: { zh: '终止' },
  },
);
export type Outcome = ValueOf<typeof outcomes>;
