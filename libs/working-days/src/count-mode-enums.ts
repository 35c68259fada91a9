import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

export const countModes = defineEnumeration(
  {
    zh: '计时方式',
    en: 'Counting mode',
    note: 'How supervision counts to the instants of its cards. What the applicant was promised is counted nextDay, always.',
  },
  {
    nextDay: { zh: '次日起算', en: 'from the next day', note: '民法典 arts. 201 and 203: to 24:00 of counted day n' },
    elapsed: {
      zh: '当日起算',
      en: 'the start day is day 1',
      note: 'to the same time of day, n − 1 working days after the start',
    },
    hours: { zh: '按小时', en: 'hours', note: '24 hours of each counted day' },
    businessHours: { zh: '按办公时间', en: 'business hours', note: 'the hours in which the agency is open' },
  },
);
export type CountMode = ValueOf<typeof countModes>;

export const offHoursPolicies = defineEnumeration(
  {
    zh: '非办公时间',
    en: 'Off hours',
    note: 'When a clock that starts outside of the opening hours starts to count (电子签名法 art. 11).',
  },
  {
    legalInstant: { zh: '到达即起算', en: 'at its own time' },
    nextWorkingDay: { zh: '非工作日顺延', en: 'on the next working day', note: 'where it starts on a day off' },
    nextOpening: { zh: '次一办公时间起算', en: 'at the next opening' },
  },
);
export type OffHours = ValueOf<typeof offHoursPolicies>;
