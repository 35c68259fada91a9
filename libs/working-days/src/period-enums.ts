import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** The length of a report period. */
export const periodKinds = defineEnumeration(
  { zh: '报告期类型', en: 'Kind of period' },
  {
    day: { zh: '日' },
    week: { zh: '周', source: 'GB/T 7408.1 (ISO 8601-1)', note: 'from Monday, by the year of its Thursday' },
    month: { zh: '月' },
    quarter: { zh: '季' },
    halfYear: { zh: '半年', en: 'half-year' },
    year: { zh: '年' },
  },
);
export type PeriodKind = ValueOf<typeof periodKinds>;
