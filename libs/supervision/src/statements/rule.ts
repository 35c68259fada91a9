import { countModes, dayUnits } from '@sealtrail/working-days';
import { cardBases } from '../domain/card-enums';

const byBasis = { basis: cardBases.terms };

/** A rule in words: the duty, and when its card falls. */
export const ruleStatements = {
  'duty.case': {
    words: {
      zh: '受理后应当在承诺时限内、至迟在法定时限内作出决定',
      en: 'an accepted case has to be decided within the promised time, and within the statutory time at the latest',
    },
  },
  'duty.first-check': {
    words: {
      zh: '收件后应当在审查期限内受理、不予受理或者一次性告知补正；逾期不告知的，自收件之日起即为受理',
      en: 'what was received has to be accepted, not accepted, or returned with one notice of all that is missing, within the time of the first check; silence accepts it as of its receipt',
    },
  },
  'duty.second-notice': {
    words: { zh: '需要补正的全部内容应当一次性告知', en: 'all that is missing has to be told at once' },
  },
  'duty.late-notice': {
    words: {
      zh: '补正告知应当在收件审查期限内作出',
      en: 'a notice of what is missing has to be given within the time of the first check',
    },
  },
  'duty.material-beyond-list': {
    words: {
      zh: '不得要求申请人提交清单以外、与所申请事项无关的材料',
      en: 'nothing may be asked for that the list of the item does not name',
    },
  },
  'duty.step': {
    words: { zh: '每一环节应当在其自身期限内完成', en: 'each step has to be done within its own time' },
  },
  'duty.suspension': {
    words: {
      zh: '特别程序应当在书面告知的期限内结束，其时间不计入办理期限',
      en: 'a special procedure has to end within the time that was announced in writing; its time is left out of the time of the case',
    },
  },
  'duty.suspension-notice': {
    words: {
      zh: '特别程序所需时间应当书面告知申请人',
      en: 'the applicant has to be told in writing how long a special procedure takes',
    },
  },
  'duty.delivery': {
    words: {
      zh: '作出准予决定后，应当在期限内向申请人颁发、送达',
      en: 'what was granted has to be delivered to the applicant within its time',
    },
  },
  'duty.feedback-late': {
    words: {
      zh: '对黄牌、红牌应当在反馈期限内作出说明或者提出申诉',
      en: 'a yellow or red card has to be explained, or appealed against, within the time to answer it',
    },
  },
  'falls.with-act': {
    words: { zh: '牌随该行为而发，须经人工确认', en: 'the card falls with the act, and a person has to confirm it' },
  },
  'falls.without-notice': {
    words: {
      zh: '程序开始当日（当日为休息日的，其后第一个工作日）24:00 仍未书面告知的发牌；登记晚于该时的，于登记时发牌',
      en: 'the card falls at 24:00 of the day on which the procedure began (the next working day where that was a day off) if no notice was given by then, or at the recording where that is later',
    },
  },
  'falls.before-limit': {
    parameters: ['basis', 'day'],
    terms: byBasis,
    words: {
      zh: '{basis}的第 {day} 个计数日 24:00 尚未办结的预警',
      en: 'the warning falls at 24:00 of counted day {day} of the {basis} limit, unless the duty was done by then',
    },
  },
  'falls.past-promise': {
    parameters: ['promiseDays'],
    words: {
      zh: '监察策略承诺的 {promiseDays} 个工作日届满（最后一日 24:00）尚未办结的发牌',
      en: 'the card falls at 24:00 of the last of the {promiseDays} working days that the policy promises, unless the duty was done by then',
    },
  },
  'falls.past-limit': {
    parameters: ['basis'],
    terms: byBasis,
    words: {
      zh: '{basis}届满（最后一日 24:00）尚未办结的发牌；24:00 整办结为未逾期',
      en: 'the card falls at 24:00 of the last day of the {basis} limit, unless the duty was done by then; 24:00 itself is in time',
    },
  },
  'falls.past-grace': {
    parameters: ['basis', 'graceDays'],
    terms: byBasis,
    words: {
      zh: '{basis}届满后又过 {graceDays} 个工作日（该日 24:00）仍未办结的发牌',
      en: 'the card falls at 24:00 of the working day {graceDays} after the last day of the {basis} limit, unless the duty was done by then',
    },
  },
  'falls.by-policy': {
    parameters: ['basis', 'mode', 'at'],
    terms: { ...byBasis, mode: countModes.terms },
    words: {
      zh: '按监察策略的计时方式（{mode}）由{basis}得出触发时刻 {at}，届时尚未办结的发牌',
      en: 'counted from the {basis} limit as the policy counts ({mode}), the card falls at {at}, unless the duty was done by then',
    },
  },
  'counts.by-policy': {
    parameters: ['mode', 'startsAt'],
    terms: { mode: countModes.terms },
    words: {
      zh: '触发时刻不按法定次日计算，而按监察策略（{mode}）自 {startsAt} 起计；法定时限另行计算',
      en: 'its instant is not counted as the law counts, but as the policy does ({mode}), from {startsAt} on; the limit by law is counted apart',
    },
  },
  'counts.next-day': {
    parameters: ['unit'],
    terms: { unit: dayUnits.terms },
    words: {
      zh: '起算之日为第 0 日，不计入；自次日起按{unit}计数，最后一日 24:00 届满',
      en: 'the day it starts is day 0 and does not count; each {unit} after it does; the time ends at 24:00 of the last one',
    },
  },
  'counts.rolled': {
    words: {
      zh: '按自然日计数而最后一日为休息日的，顺延至其后第一个工作日',
      en: 'counted in calendar days, an end on a day off moves to the next working day',
    },
  },
  'counts.pauses': {
    words: {
      zh: '特别程序开始之日计入，此后至其结束之日（含当日）不计入',
      en: 'the day on which a special procedure starts counts, those after it up to and with the day it ends do not',
    },
  },
  'counts.extension': {
    words: {
      zh: '经批准延长的日数自原期限届满起接着计',
      en: 'the days of an extension are counted on from the end of the term',
    },
  },
} as const;
