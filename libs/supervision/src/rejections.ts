import { defineRejections } from '@sealtrail/event-sourcing';
import { cardStatuses } from './domain/card-enums';
import { interviewRejections } from './rejections/interview';
import { lifeRejections } from './rejections/life';
import { spotCheckRejections } from './rejections/spot-check';

/** What is refused of cards, of interviews, of exemptions, of spot checks and of dry runs. */
export const {
  reject,
  fault,
  catalogue: supervisionRejections,
} = defineRejections({
  ...lifeRejections,
  ...interviewRejections,
  ...spotCheckRejections,
  'supervision.card-not-found': {
    kind: 'notFound',
    title: { zh: '无此监察牌', en: 'No such card' },
    meaning: {
      zh: '没有此监察牌，或者此牌不在您的查阅范围内。',
      en: 'The card does not exist, or you may not view it.',
    },
    advice: { zh: '可用 `GET /v1/cards` 查询。', en: '`GET /v1/cards` lists the cards you may view.' },
  },
  'supervision.card-not-pending': {
    kind: 'rule',
    parameters: ['status'],
    next: ['GET /v1/cards'],
    terms: { status: cardStatuses.terms },
    title: { zh: '不在待处理状态', en: 'Card not pending' },
    meaning: { zh: '该牌不等待人工确认。', en: 'The card does not await confirmation.' },
    detail: {
      zh: '该牌不等待人工确认，状态为{status}。',
      en: 'The card does not await confirmation; it is {status}.',
    },
    advice: {
      zh: '待发牌见 `GET /v1/cards?status=pending`。',
      en: '`GET /v1/cards?status=pending` lists the pending cards.',
    },
  },
  'supervision.own-unit': {
    kind: 'rule',
    parameters: ['department'],
    title: { zh: '应当回避', en: 'Own unit' },
    meaning: {
      zh: '牌由被监察部门以外的人员确认、取消、销号、撤销、移送和决定申诉，被监察部门应当回避。',
      en: 'A card must be reviewed by a person outside the charged department.',
    },
    detail: {
      zh: '部门{department}是被监察部门，不得处理自己的牌。',
      en: 'Department {department} is charged by the card and cannot review it.',
    },
    advice: { zh: '由监察机构用其密钥提交。', en: 'It must be sent by the supervising body, with its own key.' },
  },
  'supervision.reason-missing': {
    kind: 'rule',
    title: { zh: '缺少理由', en: 'Reason missing' },
    meaning: { zh: '对牌的处理应当写明内容，且为可读的文字。', en: 'A step must be worded in readable text.' },
    advice: { zh: '写明后重新提交。', en: 'Resend it with its text.' },
  },
  'supervision.before-card': {
    kind: 'rule',
    parameters: ['issuedAt'],
    title: { zh: '早于发牌', en: 'Earlier than the card' },
    meaning: {
      zh: '对牌的处理时间不得早于发牌时间。',
      en: 'A card cannot be reviewed or answered before it was issued.',
    },
    detail: {
      zh: '该牌于{issuedAt}发出，在此之前不可能有处理。',
      en: 'The card was issued at {issuedAt} and cannot be reviewed or answered before.',
    },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
  'supervision.dry-run-period': {
    kind: 'invalid',
    title: { zh: '试算期间有误', en: 'Dry-run period is invalid' },
    meaning: { zh: '试算期间的末日不得早于首日。', en: 'The last day of the period must not be before its first.' },
  },
  'exemption.invalid': {
    kind: 'invalid',
    title: { zh: '免予监察登记有误', en: 'Exemption is invalid' },
    meaning: {
      zh: '免予监察的登记内容有误，逐项列明。',
      en: 'The exemption is invalid; `errors` lists every fault.',
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
    detail: { zh: '应当写明据以免予监察的文件', en: 'must state the document that declares the exemption' },
  },
  'exemption.region-invalid': {
    kind: 'field',
    detail: { zh: '不是一个办件的，应当写明行政区划', en: 'is required unless the exemption is for a single case' },
  },
  'exemption.one-scope': {
    kind: 'field',
    detail: {
      zh: '一个办件的免予监察不得另写行政区划或者部门',
      en: 'must not name a region or department, as the exemption is for a single case',
    },
  },
  'exemption.case-needed': {
    kind: 'field',
    detail: { zh: '涉密办件须写明办件', en: 'is required for a secret case' },
  },
  'exemption.end-needed': {
    kind: 'field',
    detail: {
      zh: '行政区划或者部门的免予监察须有终止时间',
      en: 'is required for the exemption of a region or department',
    },
  },
  'exemption.ends-before': {
    kind: 'field',
    detail: { zh: '终止时间须晚于开始时间', en: 'must be later than `from`' },
  },
  'exemption.over': {
    kind: 'field',
    detail: {
      zh: '终止时间已过：事后登记不撤销已发的牌，也不免除此前已到时点的牌',
      en: 'is in the past: an exemption declared afterwards neither revokes issued cards nor suppresses cards already due',
    },
  },
  'exemption.case-unknown': {
    kind: 'notFound',
    title: { zh: '无此办件', en: 'No such case' },
    meaning: {
      zh: '没有此办件，或者此办件不在您的行政区划内。',
      en: 'The case does not exist, or is not in your region.',
    },
  },
  'exemption.own-unit': {
    kind: 'rule',
    parameters: ['department'],
    title: { zh: '应当回避', en: 'Own unit' },
    meaning: {
      zh: '部门不得免除对自己的监察。',
      en: 'An exemption must be declared by a person outside the exempted department.',
    },
    detail: { zh: '部门{department}不得登记对自己的免予监察。', en: 'Department {department} cannot exempt itself.' },
    advice: { zh: '由监察机构用其密钥提交。', en: 'It must be sent by the supervising body, with its own key.' },
  },
  'exemption.scope-fixed': {
    kind: 'rule',
    title: { zh: '免予监察的范围不得变更', en: 'Scope of an exemption cannot be changed' },
    meaning: {
      zh: '免予监察的事由和范围一经登记不得变更，时间和文件可以变更。',
      en: 'The ground and the scope of an exemption cannot be changed; its period and its document can.',
    },
    advice: { zh: '以另一名称登记。', en: 'Declare another exemption under another id.' },
  },
  'exemption.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '免予监察过多', en: 'Too many exemptions or versions' },
    meaning: {
      zh: '免予监察或者其版本已达上限。',
      en: 'The number of exemptions, or of versions of one, has reached its limit.',
    },
    detail: { zh: '上限为 {max}。', en: 'The limit is {max}.' },
  },
});
