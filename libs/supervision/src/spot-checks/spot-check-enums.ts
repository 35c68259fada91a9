import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** What a reviewer found in a case that was drawn. */
export const spotCheckFindings = defineEnumeration(
  { zh: '抽查结论', en: 'Finding of a spot check' },
  { conforming: { zh: '合格' }, irregular: { zh: '有问题' } },
);
export type SpotCheckFinding = ValueOf<typeof spotCheckFindings>;
