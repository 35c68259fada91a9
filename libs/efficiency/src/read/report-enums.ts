import { caseStatuses, nonAcceptanceGrounds } from '@sealtrail/applications/events';
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

const { granted, refused, notAccepted, withdrawn, returned, terminated } = caseStatuses.terms;
const { notRequired } = nonAcceptanceGrounds.terms;

/** How a case was closed: the statuses that end one, and the ground of non-acceptance that is counted apart. */
export const outcomes = defineEnumeration(
  { zh: '办结结果', en: 'Outcome' },
  { granted, refused, notAccepted, notRequired, withdrawn, returned, terminated },
);
export type Outcome = ValueOf<typeof outcomes>;
