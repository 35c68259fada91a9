import { defineRejections } from '@sealtrail/event-sourcing';
import { cardStatuses } from './domain/card-enums';

/** What is refused of cards, of exemptions and of dry runs. */
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
      en: 'The card does not exist, or you may not view it.',
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
  'exemption.invalid': {
    kind: 'invalid',
    title: { zh: '免予监察登记有误', en: 'Exemption is invalid' },
    meaning: {
      zh: '免予监察的登记内容有误，逐项列明。',
      en: 'Something in the exemption is wrong; each mistake is named.',
    },
  },
  'exemption.id-invalid': {
    kind: 'field',
    detail: {
      zh: '名称须为 1 至 64 个字母、数字、点、下划线、波浪号或连字符',
      en: 'has 1 to 64 letters, digits, dots, underscores, tildes or hyphens',
    },
  },
  'exemption.document-missing': {
    kind: 'field',
    detail: { zh: '应当写明据以免予监察的文件', en: 'names the document that declares the exemption' },
  },
  'exemption.region-invalid': {
    kind: 'field',
    detail: { zh: '不是一个办件的，应当写明行政区划', en: 'is needed where the exemption is not about one case' },
  },
  'exemption.one-scope': {
    kind: 'field',
    detail: {
      zh: '一个办件的免予监察不得另写行政区划或者部门',
      en: 'is about one case, and so about no region or department',
    },
  },
  'exemption.case-needed': {
    kind: 'field',
    detail: { zh: '涉密办件须写明办件', en: 'is needed for a secret case' },
  },
  'exemption.end-needed': {
    kind: 'field',
    detail: { zh: '行政区划或者部门的免予监察须有终止时间', en: 'is needed where not one case alone is exempt' },
  },
  'exemption.ends-before': {
    kind: 'field',
    detail: { zh: '终止时间须晚于开始时间', en: 'is later than `from`' },
  },
  'exemption.over': {
    kind: 'field',
    detail: {
      zh: '终止时间已过：事后登记不撤销已发的牌，也不免除此前已到时点的牌',
      en: 'is over: an exemption that is told afterwards takes no card back and lets none off',
    },
  },
  'exemption.case-unknown': {
    kind: 'notFound',
    title: { zh: '无此办件', en: 'No such case' },
    meaning: {
      zh: '没有此办件，或者此办件不在您的行政区划内。',
      en: 'There is no such case, or it is not of your region.',
    },
  },
  'exemption.own-unit': {
    kind: 'rule',
    parameters: ['department'],
    title: { zh: '应当回避', en: 'Own unit' },
    meaning: {
      zh: '部门不得免除对自己的监察。',
      en: 'An exemption is declared by somebody outside the unit that it lets off.',
    },
    detail: { zh: '部门{department}不得登记对自己的免予监察。', en: '{department} cannot exempt itself.' },
    advice: { zh: '由监察机构用其密钥提交。', en: 'The supervising body sends it, with a key of its own.' },
  },
  'exemption.scope-fixed': {
    kind: 'rule',
    title: { zh: '免予监察的范围不得变更', en: 'What an exemption is about is fixed' },
    meaning: {
      zh: '免予监察的事由和范围一经登记不得变更，时间和文件可以变更。',
      en: 'The ground and the scope of an exemption stay; its time and its document may change.',
    },
    advice: { zh: '以另一名称登记。', en: 'Declare another one under another id.' },
  },
  'exemption.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '免予监察过多', en: 'Too many exemptions or versions' },
    meaning: { zh: '免予监察或者其版本已达上限。', en: 'Exemptions, or versions of one, have reached their bound.' },
    detail: { zh: '上限为 {max}。', en: 'The bound is {max}.' },
  },
});
