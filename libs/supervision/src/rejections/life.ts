import { posts } from '@sealtrail/catalog/events';
import { cardLevels } from '@sealtrail/policy/events';
import { cardStatuses } from '../domain/card-enums';
import { cardStages, cardSteps } from '../domain/card-life/life-enums';

/** What is refused of the steps in the life of a card. */
export const lifeRejections = {
  'supervision.card-not-counting': {
    kind: 'rule',
    parameters: ['status'],
    next: ['GET /v1/cards/{id}'],
    terms: { status: cardStatuses.terms },
    title: { zh: '该牌不在生效状态', en: 'Card does not count' },
    meaning: {
      zh: '只有已发或者已确认的牌可以签收、说明、申诉和处理；待发、取消、撤销、失效、化解的牌不可以。',
      en: 'Only a card that is issued or confirmed is answered, appealed against and decided on.',
    },
    detail: { zh: '该牌状态为{status}。', en: 'The card is {status}.' },
    advice: { zh: '查看该牌：`GET /v1/cards/{id}`。', en: '`GET /v1/cards/{id}` shows how it stands.' },
  },
  'supervision.step-not-of-warning': {
    kind: 'rule',
    parameters: ['step'],
    terms: { step: cardSteps.terms },
    title: { zh: '预警无此步骤', en: 'Not of a warning' },
    meaning: {
      zh: '预警不是追责，只可签收；说明、整改、申诉、移送等只对黄牌和红牌。',
      en: 'A warning accuses nobody: it is acknowledged, and nothing else is done with it.',
    },
    detail: { zh: '预警没有{step}。', en: 'There is no {step} of a warning.' },
  },
  'supervision.step-not-open': {
    kind: 'rule',
    parameters: ['step', 'stage'],
    next: ['GET /v1/cards/{id}'],
    terms: { step: cardSteps.terms, stage: cardStages.terms },
    title: { zh: '不在该步骤', en: 'Step not open' },
    meaning: {
      zh: '该步骤已经完成，或者其前一步骤尚未完成。',
      en: 'The step has been taken, or the one before it has not.',
    },
    detail: { zh: '该牌{stage}，此时不能{step}。', en: 'The card is {stage}: no {step} now.' },
    advice: { zh: '查看该牌：`GET /v1/cards/{id}`。', en: '`GET /v1/cards/{id}` shows how far it is.' },
  },
  'supervision.before-last-step': {
    kind: 'rule',
    parameters: ['last'],
    next: ['GET /v1/cards/{id}'],
    title: { zh: '早于上一步骤', en: 'Before the last step' },
    meaning: {
      zh: '步骤发生的时间不得早于其所依据的上一步骤。',
      en: 'A step does not happen before the one that it follows.',
    },
    detail: { zh: '发生时间早于上一步骤（{last}）。', en: '`occurredAt` lies before the last step, {last}.' },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
  'supervision.no-post': {
    kind: 'rule',
    parameters: ['posts', 'on'],
    next: ['PUT /v1/departments/{code}/officials/{id}'],
    terms: { posts: posts.terms },
    title: { zh: '无相应岗位或者授权', en: 'No post or mandate' },
    meaning: {
      zh: '经办人须为密钥所属部门的人员，当日担任相应岗位并有授权。',
      en: 'Whoever takes the step belongs to the department of the key, and held a post that may, with a mandate, on that day.',
    },
    detail: {
      zh: '{on} 须担任下列岗位之一并有授权：{posts}。',
      en: 'On {on} one of these posts, with a mandate, is needed: {posts}.',
    },
  },
  'supervision.document-needed': {
    kind: 'rule',
    parameters: ['step', 'level'],
    terms: { step: cardSteps.terms, level: cardLevels.terms },
    title: { zh: '缺少文书', en: 'Document missing' },
    meaning: { zh: '该步骤应当附文书的文号和日期。', en: 'The step names its document.' },
    detail: { zh: '{level}的{step}应当附文书。', en: 'The {step} of a {level} needs its document.' },
    advice: { zh: '写明 document 后重新提交。', en: 'Resend it with its `document`.' },
  },
  'supervision.document-misdated': {
    kind: 'rule',
    parameters: ['from', 'to'],
    title: { zh: '文书日期有误', en: 'Document misdated' },
    meaning: {
      zh: '文书日期不得早于发牌之日，也不得晚于今日。',
      en: 'A document is dated neither before the card that it is about, nor after today.',
    },
    detail: { zh: '文书日期应当在{from}至{to}之间。', en: 'The document must be dated from {from} to {to}.' },
  },
  'supervision.appeal-late': {
    kind: 'rule',
    parameters: ['until'],
    next: ['POST /v1/cards/{id}/revocation'],
    title: { zh: '已过申诉期限', en: 'Appeal too late' },
    meaning: {
      zh: '申诉须在发牌后监察规则所定的期限内登记，期限以登记时间为准。',
      en: 'An appeal is told within the time that the policy gives from the issue of the card.',
    },
    detail: { zh: '申诉期限至 {until}。', en: 'Appeals were taken until {until}.' },
    advice: {
      zh: '监察机构可以自行复核撤牌：`POST /v1/cards/{id}/revocation`。',
      en: 'The supervising body may still revoke the card by a review of its own: `POST /v1/cards/{id}/revocation`.',
    },
  },
  'supervision.appealed-before': {
    kind: 'rule',
    parameters: ['appealedAt'],
    next: ['GET /v1/cards/{id}'],
    title: { zh: '已经申诉', en: 'Appealed before' },
    meaning: { zh: '一张牌只能申诉一次。', en: 'There is one appeal against a card.' },
    detail: { zh: '已于{appealedAt}申诉或者决定。', en: 'It was appealed against, or decided on, at {appealedAt}.' },
  },
  'supervision.appeal-running': {
    kind: 'rule',
    next: ['POST /v1/cards/{id}/appeal-decision'],
    title: { zh: '申诉未决', en: 'Appeal undecided' },
    meaning: {
      zh: '申诉未决期间不得销号，撤牌以申诉决定作出。',
      en: 'While an appeal is undecided the card is not closed, and is revoked by the decision alone.',
    },
    advice: {
      zh: '先作出申诉决定：`POST /v1/cards/{id}/appeal-decision`。',
      en: 'Decide on the appeal: `POST /v1/cards/{id}/appeal-decision`.',
    },
  },
  'supervision.no-appeal': {
    kind: 'rule',
    next: ['GET /v1/cards/{id}'],
    title: { zh: '没有未决的申诉', en: 'No appeal to decide' },
    meaning: { zh: '该牌没有申诉，或者申诉已经决定。', en: 'Nobody has appealed, or the appeal has been decided.' },
    advice: { zh: '未决的申诉见 `GET /v1/cards?appeal=running`。', en: '`GET /v1/cards?appeal=running` lists them.' },
  },
  'supervision.confirmed-by-you': {
    kind: 'rule',
    parameters: ['by'],
    title: { zh: '应当回避', en: 'Judged before' },
    meaning: {
      zh: '确认发牌的人员不得决定对该牌的申诉。',
      en: 'Whoever confirmed a card does not decide on the appeal against it.',
    },
    detail: { zh: '该牌由{by}确认。', en: '{by} confirmed it.' },
    advice: { zh: '由监察机构另一人员用其密钥提交。', en: 'Another official of the supervising body sends it.' },
  },
  'supervision.appeal-escalated': {
    kind: 'rule',
    parameters: ['region'],
    title: { zh: '申诉已上报', en: 'Appeal passed on' },
    meaning: {
      zh: '上报的申诉由上级行政区划的监察机构决定。',
      en: 'An appeal that was passed on is decided by the supervising body of a region above.',
    },
    detail: { zh: '已由{region}上报。', en: '{region} has passed it on.' },
  },
  'supervision.nobody-above': {
    kind: 'rule',
    title: { zh: '没有上级', en: 'Nobody above' },
    meaning: {
      zh: '密钥不限行政区划，或者为全国，没有上级可以上报。',
      en: 'Nothing bounds the key to a region below another, so there is nobody to pass the appeal on to.',
    },
  },
  'supervision.referred-before': {
    kind: 'rule',
    parameters: ['at'],
    next: ['POST /v1/cards/{id}/outcome'],
    title: { zh: '已经移送', en: 'Referred before' },
    meaning: { zh: '一张牌只移送一次。', en: 'A card is referred once.' },
    detail: { zh: '已于{at}移送。', en: 'It was referred at {at}.' },
  },
  'supervision.no-referral': {
    kind: 'rule',
    next: ['POST /v1/cards/{id}/referral'],
    title: { zh: '没有待答复的移送', en: 'No referral to answer' },
    meaning: { zh: '该牌没有移送，或者结果已经登记。', en: 'It was not referred, or the outcome has been told.' },
  },
} as const;
