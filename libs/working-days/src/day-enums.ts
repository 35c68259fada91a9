import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

export const dayUnits = defineEnumeration(
  {
    zh: '计时单位',
    en: 'Unit',
    note: 'The periods of an agency are working days unless its source says otherwise (行政许可法 art. 82).',
  },
  { workingDay: { zh: '工作日' }, calendarDay: { zh: '自然日' } },
);
export type DayUnit = ValueOf<typeof dayUnits>;

/** Why a day counts or not. */
export const dayReasons = defineEnumeration(
  { zh: '计算理由', en: 'Why a day is counted or skipped' },
  {
    weekday: { zh: '工作日', note: 'nothing but its weekday' },
    weekend: { zh: '双休日', note: 'nothing but its weekday' },
    holiday: { zh: '法定节假日' },
    makeUpDay: { zh: '调休上班', en: 'make-up day' },
    declared: { zh: '公告', note: 'somebody said so' },
    calendarDay: { zh: '自然日', note: 'every day counts' },
    startDay: { zh: '起算日', en: 'start day', note: 'day 1 where the policy counts elapsed' },
    paused: { zh: '特别程序', note: 'in a procedure whose time does not count, 行政许可法 art. 45' },
    rolled: { zh: '顺延', en: 'rolled over', note: 'the end moved on to a working day, 民法典 art. 203' },
  },
);
export type DayReason = ValueOf<typeof dayReasons>;

/** Why a day differs from its weekday's default. */
export const daySources = defineEnumeration(
  { zh: '依据', en: 'Source of a day' },
  {
    notice: { zh: '国务院通知', en: 'notice of the State Council' },
    standingLaw: { zh: '放假办法', en: 'statutory holiday rules', note: 'until the notice of the year is given' },
    declaration: { zh: '公告' },
  },
);
export type DaySource = ValueOf<typeof daySources>;
