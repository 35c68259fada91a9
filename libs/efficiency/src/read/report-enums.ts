import { caseStatuses, nonAcceptanceGrounds } from '@sealtrail/applications/events';
import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';
import { periodKinds } from '@sealtrail/working-days';

/** By what a report is broken down. */
export const breakdowns = defineEnumeration(
  { zh: '统计口径', en: 'Breakdown' },
  {
    department: { zh: '部门' },
    official: { zh: '工作人员' },
    item: { zh: '事项' },
    region: { zh: '行政区划' },
    channel: { zh: '申请渠道', note: 'only of what says how its case came in: receipts and closings' },
  },
);
export type Breakdown = ValueOf<typeof breakdowns>;

/** By what cards are told. */
export const cardBreakdowns = defineEnumeration(breakdowns.name, {
  ...subset(breakdowns, ['department', 'official', 'item', 'region']).terms,
  rule: { zh: '监察规则' },
  level: { zh: '级别' },
  month: { zh: '月份' },
  status: { zh: '状态' },
});
export type CardBreakdown = ValueOf<typeof cardBreakdowns>;

/** By what open cases are told. */
export const loadBreakdowns = subset(breakdowns, ['department', 'official', 'item', 'region']);
export type LoadBreakdown = ValueOf<typeof loadBreakdowns>;

/** By what a sheet is kept. Regions are added up from the sheets of their departments. */
export const dimensions = subset(breakdowns, ['department', 'official', 'item', 'channel']);
export type Dimension = ValueOf<typeof dimensions>;

/** By what days are kept, and so weeks: every further dimension would cost a document for almost every case (README). */
export const dayDimensions = subset(dimensions, ['department']);

/** By what a report of a day or a week is broken down. */
export const dayBreakdowns = subset(breakdowns, ['department', 'region']);

/** How long each point of a series is. */
export const trendSteps = subset(periodKinds, ['day', 'week', 'month']);
export type TrendStep = ValueOf<typeof trendSteps>;

/** The periods that a report may be compared with. */
export const comparisons = defineEnumeration(
  { zh: '对比', en: 'Comparison' },
  { previous: { zh: '环比', en: 'the period before' }, yearBefore: { zh: '同比', en: 'the year before' } },
);
export type Comparison = ValueOf<typeof comparisons>;

/** What may be asked for: one of them, or both. */
export const comparisonChoices = defineEnumeration(comparisons.name, {
  ...comparisons.terms,
  both: { zh: '环比和同比', en: 'both' },
});
export type ComparisonChoice = ValueOf<typeof comparisonChoices>;

export const comparisonsOf = (choice: ComparisonChoice): readonly Comparison[] =>
  choice === 'both' ? comparisons.values : [choice];

const { granted, refused, notAccepted, withdrawn, returned, terminated } = caseStatuses.terms;
const { notRequired } = nonAcceptanceGrounds.terms;

/** How a case was closed: the statuses that end one, and the ground of non-acceptance that is counted apart. */
export const outcomes = defineEnumeration(
  { zh: '办结结果', en: 'Outcome' },
  { granted, refused, notAccepted, notRequired, withdrawn, returned, terminated },
);
export type Outcome = ValueOf<typeof outcomes>;
