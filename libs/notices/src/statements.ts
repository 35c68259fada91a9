import { defineStatements } from '@sealtrail/event-sourcing';
import { cardLevels } from '@sealtrail/policy/events';
import { ruleIds } from '@sealtrail/supervision/events';

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
});
