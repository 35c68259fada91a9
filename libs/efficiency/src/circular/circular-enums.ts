import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** 通报 by what it is for (衡山: 日巡查、周通报、月讲评、季评比; 晋城: 窗口考核). */
export const circularKinds = defineEnumeration(
  { zh: '通报种类', en: 'Kind of circular' },
  {
    dailyPatrol: { zh: '日巡查', en: 'patrol of the day', note: 'cards of a day' },
    weeklyCircular: { zh: '周通报', en: 'weekly circular', note: 'cards of a week' },
    monthlyReview: { zh: '月讲评', en: 'monthly review', note: 'shares in time, cards and scores of departments' },
    monthlyCircular: { zh: '月通报', en: 'monthly circular', note: 'the same, and the officials who had cards' },
    windowAssessment: {
      zh: '窗口考核',
      en: 'window assessment',
      note: 'departments by score, with what they received and closed and how the public rated it, and the officials who had cards',
    },
    quarterlyAward: { zh: '季评比', en: 'quarterly award', note: 'departments by score, the best first' },
  },
);
export type CircularKind = ValueOf<typeof circularKinds>;

/** Whom a line is about. */
export const circularSubjects = defineEnumeration(
  { zh: '通报对象', en: 'About whom' },
  { department: { zh: '部门' }, official: { zh: '工作人员' } },
);
export type CircularSubject = ValueOf<typeof circularSubjects>;
