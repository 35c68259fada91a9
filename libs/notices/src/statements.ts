import { defineStatements } from '@sealtrail/event-sourcing';
import { cardLevels } from '@sealtrail/policy/events';
import { appealResults, ruleIds } from '@sealtrail/supervision/events';

const card = {
  parameters: ['number', 'item', 'rule', 'level', 'fellOn', 'department'],
  terms: { rule: ruleIds.terms, level: cardLevels.terms },
} as const;

/** What people are told of a card. Nothing of who applied is in it. */
export const { statement, catalogue: noticesStatements } = defineStatements({
  'notice.card-issued': {
    ...card,
    words: {
      zh: '监察告知：办件 {number}（事项 {item}）“{rule}”于 {fellOn} 触发{level}，被监察部门 {department}。',
      en: 'Supervision: {level} for case {number} (item {item}), {rule}, due {fellOn}; department {department}.',
    },
  },
  'notice.card-revoked': {
    ...card,
    words: {
      zh: '监察告知：办件 {number}（事项 {item}）“{rule}”于 {fellOn} 触发的{level}已撤销，被监察部门 {department}。',
      en: 'Supervision: the {level} for case {number} (item {item}), {rule}, due {fellOn}, has been revoked; department {department}.',
    },
  },
  'notice.card-feedback-due': {
    ...card,
    parameters: [...card.parameters, 'until'],
    words: {
      zh: '监察告知：办件 {number}（事项 {item}）“{rule}”于 {fellOn} 触发的{level}尚未反馈，反馈期限至 {until} 24:00，被监察部门 {department}。',
      en: 'Supervision: the {level} for case {number} (item {item}), {rule}, due {fellOn}, has not been answered; the time to answer it ends on {until}, 24:00; department {department}.',
    },
  },
  'notice.card-appeal-due': {
    ...card,
    parameters: [...card.parameters, 'until'],
    words: {
      zh: '监察告知：对办件 {number}（事项 {item}）“{rule}”于 {fellOn} 触发的{level}的申诉尚未决定，决定期限至 {until} 24:00，被监察部门 {department}。',
      en: 'Supervision: the appeal against the {level} for case {number} (item {item}), {rule}, due {fellOn}, has not been decided; the time to decide ends on {until}, 24:00; department {department}.',
    },
  },
  'notice.card-appeal-decided': {
    ...card,
    parameters: [...card.parameters, 'result'],
    terms: { ...card.terms, result: appealResults.terms },
    words: {
      zh: '监察告知：对办件 {number}（事项 {item}）“{rule}”于 {fellOn} 触发的{level}的申诉，决定为“{result}”，被监察部门 {department}。',
      en: 'Supervision: the appeal against the {level} for case {number} (item {item}), {rule}, due {fellOn}, has been decided: {result}; department {department}.',
    },
  },
  'notice.interview-due': {
    parameters: ['department', 'period'],
    words: {
      zh: '约谈告知：部门 {department} 在 {period} 生效的红牌已达约谈数量，应当约谈。',
      en: 'Interview: the red cards in force of department {department} in {period} make an interview due.',
    },
  },
  'notice.interview-due-official': {
    parameters: ['department', 'official', 'period'],
    words: {
      zh: '约谈告知：部门 {department} 的人员 {official} 在 {period} 生效的红牌已达约谈数量，应当约谈。',
      en: 'Interview: the red cards in force of official {official} of department {department} in {period} make an interview due.',
    },
  },
  'notice.interview-lifted': {
    parameters: ['department', 'period'],
    words: {
      zh: '取消约谈：部门 {department} 在 {period} 的红牌因撤牌等不再达到约谈数量，且尚未约谈，约谈取消。',
      en: 'Interview: department {department} has too few red cards in force in {period} by now; the interview, which was not held, is lifted.',
    },
  },
  'notice.interview-lifted-official': {
    parameters: ['department', 'official', 'period'],
    words: {
      zh: '取消约谈：部门 {department} 的人员 {official} 在 {period} 的红牌因撤牌等不再达到约谈数量，且尚未约谈，约谈取消。',
      en: 'Interview: official {official} of department {department} has too few red cards in force in {period} by now; the interview, which was not held, is lifted.',
    },
  },
  'notice.card-referred': {
    ...card,
    words: {
      zh: '监察移送：办件 {number}（事项 {item}）“{rule}”于 {fellOn} 触发的{level}已移送，被监察部门 {department}。本告知不得向被监察部门及人员透露。',
      en: 'Supervision: the {level} for case {number} (item {item}), {rule}, due {fellOn}, has been referred; department {department}. The department and its officials must not learn of this.',
    },
  },
});
