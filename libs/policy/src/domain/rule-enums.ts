import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** The duty that a rule supervises. */
export const ruleIds = defineEnumeration(
  { zh: '监察规则', en: 'Rule' },
  {
    case: { zh: '办理时限', en: 'time limit of the case' },
    firstCheck: { zh: '收件审查', note: '行政许可法 art. 32' },
    secondNotice: {
      zh: '未一次性告知',
      en: 'not notified at once',
      note: 'a card about conduct; 行政许可法 art. 72(4)',
    },
    lateNotice: {
      zh: '逾期告知',
      en: 'notified too late',
      note: 'a card about conduct; of one matter with firstCheck',
    },
    materialBeyondList: {
      zh: '要求清单外材料',
      en: 'material not on the list',
      note: 'a card about conduct; 行政许可法 art. 31',
    },
    step: { zh: '环节时限', en: 'time limit of a step' },
    suspension: { zh: '特别程序时限', en: 'time limit of a special procedure' },
    suspensionNotice: {
      zh: '特别程序未书面告知',
      en: 'special procedure without its written notice',
      note: '行政许可法 art. 45',
    },
    delivery: { zh: '送达', note: '行政许可法 art. 44' },
    feedbackLate: {
      zh: '逾期反馈',
      en: 'card not answered in time',
      note: 'a card about conduct; the time of another card’s feedback',
    },
  },
);
export type RuleId = ValueOf<typeof ruleIds>;
