import { approvedActs } from '@sealtrail/applications/events';
import { cardLevels } from '@sealtrail/policy/events';
import { exemptionGrounds } from '../exemptions/exemption-enums';

/** What follows for the card from what has become known. */
export const groundStatements = {
  'ground.exempt': {
    parameters: ['exemption', 'ground', 'document'],
    terms: { ground: exemptionGrounds.terms },
    words: {
      zh: '发牌时点在免予监察（{exemption}：{ground}，{document}）的范围内',
      en: 'what falls at this instant is exempt from supervision ({exemption}: {ground}, {document})',
    },
  },
  'ground.appeal-upheld': {
    parameters: ['document', 'reason'],
    words: { zh: '申诉成立（{document}）：{reason}', en: 'the appeal was upheld ({document}): {reason}' },
  },
  'ground.revoked-on-review': {
    parameters: ['document', 'reason'],
    words: {
      zh: '监察机构复核后决定撤牌（{document}）：{reason}',
      en: 'the supervising body revoked it by a review of its own ({document}): {reason}',
    },
  },
  'ground.clock-never-ran': {
    parameters: ['clock'],
    words: { zh: '时钟（{clock}）未曾起算', en: 'the clock {clock} never ran' },
  },
  'ground.conduct-in-order': {
    parameters: ['act'],
    words: { zh: '按现已查明的情况，该行为（{act}）并无不当', en: 'by what is known now, {act} was in order' },
  },
  'ground.clock-had-ended': {
    parameters: ['endedAt', 'fellAt'],
    words: {
      zh: '时钟已于 {endedAt} 结束，早于 {fellAt}',
      en: 'the clock had ended at {endedAt}, before {fellAt}',
    },
  },
  'ground.case-ended': {
    parameters: ['endedAt'],
    words: {
      zh: '办件已于 {endedAt} 结束，期限尚未届满',
      en: 'the case ended at {endedAt}, before the limit',
    },
  },
  'ground.not-overrun': {
    parameters: ['department'],
    words: {
      zh: '部门 {department} 当时并未超过其期限',
      en: '{department} had not overrun its limit by then',
    },
  },
  'ground.limit-moved': {
    parameters: ['limit', 'movedTo', 'fallsAt'],
    words: {
      zh: '原期限 {limit} 现为 {movedTo}（发牌时点 {fallsAt}）',
      en: 'the limit of {limit} is now {movedTo} (card at {fallsAt})',
    },
  },
  'ground.higher-card': {
    parameters: ['level', 'fallsAt'],
    terms: { level: cardLevels.terms },
    words: {
      zh: '同一期限已于 {fallsAt} 发{level}：只发较高的一张',
      en: 'of the same limit a {level} card falls at {fallsAt}: only the higher one stands',
    },
  },
  'ground.limit-gone': {
    parameters: ['limit'],
    words: { zh: '原期限 {limit} 不再有效', en: 'the limit of {limit} no longer stands' },
  },
  'ground.breach-moved': {
    parameters: ['fellAt', 'fallsAt'],
    words: { zh: '原发牌时点 {fellAt} 现为 {fallsAt}', en: 'what fell at {fellAt} is now {fallsAt}' },
  },
  'ground.breach-gone': {
    parameters: ['fellAt'],
    words: { zh: '原发牌时点 {fellAt} 不再有效', en: 'what fell at {fellAt} no longer stands' },
  },
  'ground.answered-card-revoked': {
    parameters: ['card'],
    words: {
      zh: '应当反馈的监察牌 {card} 已撤销：对不应发出的牌无须反馈',
      en: 'card {card}, which was to be answered, is revoked: what should never have fallen asks for no answer',
    },
  },
  'ground.answered-in-time': {
    parameters: ['card', 'limit'],
    words: {
      zh: '监察牌 {card} 已在反馈期限（{limit}）内反馈',
      en: 'card {card} was answered within its time ({limit})',
    },
  },
  'ground.late-in-any-case': {
    parameters: ['fallsAt'],
    words: {
      zh: '即使不计未书面告知的特别程序的时间，期限也已于 {fallsAt} 届满：改发无须确认的牌',
      en: 'even without the days of the procedure that was not told in writing the limit has ended, at {fallsAt}: a certain card takes this one’s place',
    },
  },
  'ground.late-dispute-or-not': {
    parameters: ['fallsAt'],
    words: {
      zh: '无论有争议的审批是否有效，期限也已于 {fallsAt} 届满：改发无须确认的牌',
      en: 'whether or not the disputed approval holds the limit has ended, at {fallsAt}: a certain card takes this one’s place',
    },
  },
  'ground.late-by-disputed-approval': {
    parameters: ['act'],
    terms: { act: approvedActs.terms },
    words: {
      zh: '仅因{act}的审批有争议而逾期，须由人工确认',
      en: 'it is late only where the disputed approval of the {act} does not count: a person has to judge it',
    },
  },
  'ground.late-by-untold-procedure': {
    words: {
      zh: '期限届满仅因特别程序未书面告知（行政许可法第四十五条）：改发待人工确认的牌',
      en: 'the limit ended only because a procedure was not told in writing (行政许可法 art. 45): a card that a person has to confirm takes this one’s place',
    },
  },
} as const;
