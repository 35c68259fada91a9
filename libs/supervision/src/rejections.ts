import { defineRejections } from '@sealtrail/event-sourcing';
import { cardStatuses } from './domain/card-enums';

/** What is refused of cards, and of dry runs. */
export const {
  reject,
  fault,
  catalogue: supervisionRejections,
} = defineRejections({
  'supervision.card-not-found': {
    kind: 'notFound',
    title: { zh: '无此监察牌', en: 'No such card' },
    meaning: {
      zh: '没有此监察牌，或者此牌不在您的查阅范围内。',
      en: 'There is no such card, or it is not yours to see.',
    },
    advice: { zh: '可用 `GET /v1/cards` 查询。', en: '`GET /v1/cards` lists those that are.' },
  },
  'supervision.card-not-pending': {
    kind: 'rule',
    parameters: ['status'],
    next: ['GET /v1/cards'],
    terms: { status: cardStatuses.terms },
    title: { zh: '不在待处理状态', en: 'Card not pending' },
    meaning: { zh: '该牌不等待人工确认。', en: 'The card does not wait for a person.' },
    detail: {
      zh: '该牌不等待人工确认，状态为{status}。',
      en: 'The card does not wait for a person; it is {status}.',
    },
    advice: {
      zh: '待发牌见 `GET /v1/cards?status=pending`。',
      en: '`GET /v1/cards?status=pending` lists those that wait.',
    },
  },
  'supervision.own-unit': {
    kind: 'rule',
    parameters: ['department'],
    title: { zh: '应当回避', en: 'Own unit' },
    meaning: {
      zh: '待发牌由被监察部门以外的人员确认或者取消，被监察部门应当回避。',
      en: 'A card is judged by somebody outside the unit that it charges.',
    },
    detail: {
      zh: '部门{department}是被监察部门，不得处理自己的牌。',
      en: 'Somebody outside the charged unit, {department}, has to judge its card.',
    },
    advice: { zh: '由监察机构用其密钥提交。', en: 'The supervising body sends it, with a key of its own.' },
  },
  'supervision.reason-missing': {
    kind: 'rule',
    title: { zh: '缺少理由', en: 'Reason missing' },
    meaning: { zh: '确认或者取消发牌应当说明理由。', en: 'A word on a card gives its reason.' },
    advice: { zh: '写明 reason 后重新提交。', en: 'Send it again with its `reason`.' },
  },
  'supervision.before-card': {
    kind: 'rule',
    parameters: ['issuedAt'],
    title: { zh: '早于发牌', en: 'Before the card' },
    meaning: {
      zh: '确认或者取消的时间不得早于发牌时间。',
      en: 'Nobody can have judged a card before it was issued.',
    },
    detail: {
      zh: '该牌于{issuedAt}发出，在此之前不可能有处理意见。',
      en: 'Nobody can have judged the card before {issuedAt}.',
    },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
  'supervision.dry-run-period': {
    kind: 'invalid',
    title: { zh: '试算期间有误', en: 'Period of the dry run is invalid' },
    meaning: { zh: '试算期间的末日不得早于首日。', en: 'The last day of a period is not before its first.' },
  },
});
