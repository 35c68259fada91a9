import type { LocalizedText } from '@sealtrail/event-sourcing';
import type { UsedTime } from '../read/figures';
import { CITIES, define, HUNAN, OWN } from './indicator';

const DECIDED_ONE_UNIT: LocalizedText = {
  zh: '已决定办件的承诺日数，不含特别程序',
  en: 'days promised of the decided cases, pauses left out',
};
const STATUTORY_ONE_UNIT: LocalizedText = {
  zh: '两项时限计时单位相同的已决定办件的法定日数，不含特别程序',
  en: 'days allowed by statute of the decided cases whose limits are counted alike, pauses left out',
};

/** 用时归属 of a case, as its page shows it. */
const SPLIT: LocalizedText = { zh: '本系统定义（用时归属）', en: 'defined here: whose the days were' };
const WHOLE: LocalizedText = {
  zh: '已决定办件自收件至办结的全部日数，含补正和特别程序',
  en: 'all days of the decided cases from receipt to end, corrections and pauses included',
};
const sumOf = (days: Readonly<Record<string, number>>): number =>
  Object.values(days).reduce((sum, more) => sum + more, 0);

/** Of the days of decided cases whose limits are counted in one unit: working days and calendar days are never mixed. */
export const TIME_INDICATORS = define({
  ofPromised: {
    zh: '占承诺时限',
    en: 'of the promised days',
    numerator: { zh: '实际用时日数', en: 'days used' },
    denominator: DECIDED_ONE_UNIT,
    source: OWN,
    kind: 'quotient',
    better: 'lower',
    of: ({ promised }: UsedTime) => [promised.used, promised.allowed],
  },
  ofStatutory: {
    zh: '占法定时限',
    en: 'of the statutory days',
    numerator: { zh: '实际用时日数', en: 'days used' },
    denominator: STATUTORY_ONE_UNIT,
    source: OWN,
    kind: 'quotient',
    better: 'lower',
    of: ({ statutory }: UsedTime) => [statutory.used, statutory.allowed],
  },
  promisedSpeedup: {
    zh: '承诺提速率',
    en: 'faster than promised',
    numerator: { zh: '承诺日数减去实际用时', en: 'days promised less days used' },
    denominator: DECIDED_ONE_UNIT,
    source: HUNAN,
    kind: 'quotient',
    better: 'higher',
    of: ({ promised }: UsedTime) => [promised.allowed - promised.used, promised.allowed],
  },
  statutorySpeedup: {
    zh: '法定提速率',
    en: 'faster than the statute',
    numerator: { zh: '法定日数减去实际用时', en: 'days allowed by statute less days used' },
    denominator: STATUTORY_ONE_UNIT,
    source: HUNAN,
    kind: 'quotient',
    better: 'higher',
    of: ({ statutory }: UsedTime) => [statutory.allowed - statutory.used, statutory.allowed],
  },
  limitCompression: {
    zh: '时限压缩率',
    en: 'promises below the statute',
    numerator: {
      zh: '法定日数减去承诺日数（按办件计，不按事项计）',
      en: 'days allowed by statute less days promised, of cases and not of items',
    },
    denominator: STATUTORY_ONE_UNIT,
    source: CITIES,
    kind: 'quotient',
    better: 'higher',
    of: ({ limits }: UsedTime) => [limits.statute - limits.promise, limits.statute],
  },
  byApplicant: {
    zh: '申请人用时占比',
    en: 'days of the applicant',
    numerator: { zh: '申请人用时日数（补正期限内）', en: 'days of the applicant, within the deadlines of corrections' },
    denominator: WHOLE,
    source: SPLIT,
    kind: 'quotient',
    better: null,
    of: ({ whole }: UsedTime) => [whole.applicant, whole.days],
  },
  byPauses: {
    zh: '特别程序用时占比',
    en: 'days of procedures',
    numerator: { zh: '特别程序日数', en: 'days on which a procedure kept the time from counting' },
    denominator: WHOLE,
    source: SPLIT,
    kind: 'quotient',
    better: null,
    of: ({ whole }: UsedTime) => [sumOf(whole.paused), whole.days],
  },
  byHolders: {
    zh: '承办部门用时占比',
    en: 'days of departments',
    numerator: {
      zh: '各承办部门（含受托窗口）持有期间的日数',
      en: 'days on which departments, or their windows, held the clock',
    },
    denominator: WHOLE,
    source: SPLIT,
    kind: 'quotient',
    better: null,
    of: ({ whole }: UsedTime) => [sumOf(whole.held), whole.days],
  },
});
export type TimeIndicatorId = keyof typeof TIME_INDICATORS;
