import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** Who states that a case succeeds a lapsed one. */
export const successorTellers = defineEnumeration(
  { zh: '后继办件申明方', en: 'Who declares the successor' },
  {
    applicant: {
      zh: '申请人一方',
      note: 'over a portal, or a platform of no department: the earlier case is reopened only by the word of a person',
    },
    department: { zh: '部门或者窗口', note: 'shown, and holds nothing back: the charged unit could file one itself' },
  },
);
export type SuccessorTeller = ValueOf<typeof successorTellers>;
