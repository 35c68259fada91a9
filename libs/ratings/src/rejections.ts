import { defineRejections } from '@sealtrail/event-sourcing';

/** Refusals about ratings (国办发〔2019〕51号). */
export const { reject, catalogue: ratingsRejections } = defineRejections({
  'rating.already-given': {
    kind: 'rule',
    title: { zh: '已评价', en: 'Already rated' },
    meaning: {
      zh: '一次一评、一事一评：每次到访和每个事项只评价一次。',
      en: 'Each visit and each case can be rated only once.',
    },
  },
  'rating.already-void': {
    kind: 'rule',
    title: { zh: '评价已作废', en: 'Already void' },
    meaning: { zh: '评价只作废一次。', en: 'A rating can be voided only once.' },
  },
  'rating.before-service': {
    kind: 'rule',
    parameters: ['servedAt'],
    title: { zh: '早于服务', en: 'Earlier than the service' },
    meaning: { zh: '评价时间不得早于所评价的服务。', en: 'A rating cannot be earlier than the service it rates.' },
    detail: {
      zh: '所评价的服务发生于{servedAt}，评价不得早于此。',
      en: 'A rating cannot be earlier than the service it rates, at {servedAt}.',
    },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
  'rating.case-open': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/decision'],
    title: { zh: '办件未办结', en: 'Case open' },
    meaning: { zh: '办结后方可对事项作出评价。', en: 'The case as a whole can be rated only after it is closed.' },
    advice: {
      zh: '办结前可以评价到访（scope 为 visit）。',
      en: 'Until then its visits can be rated (`scope`: `visit`).',
    },
  },
  'rating.document-misdated': {
    kind: 'rule',
    parameters: ['from', 'to'],
    title: { zh: '文书日期有误', en: 'Document date invalid' },
    meaning: {
      zh: '文书日期不得早于其所针对的评价或者整改单，也不得晚于今日。',
      en: 'A document must not be dated before the rating or order it concerns, nor after today.',
    },
    detail: { zh: '文书日期应当在{from}至{to}之间。', en: 'The document must be dated from {from} to {to}.' },
  },
  'rating.follow-up-not-open': {
    kind: 'rule',
    title: { zh: '暂不能追评', en: 'Follow-up rating not open' },
    meaning: {
      zh: '差评整改或者回复之后九十日内可以追评一次。',
      en: 'A bad rating can be followed up once, within ninety days of the rectification or the reply.',
    },
  },
  'rating.not-bad': {
    kind: 'rule',
    title: { zh: '不是差评', en: 'Not a bad rating' },
    meaning: {
      zh: '只有“不满意”、“非常不满意”的评价进入核实整改闭环。',
      en: 'Only ratings of the two lowest levels require rectification and follow-up.',
    },
  },
  'rating.own-unit': {
    kind: 'rule',
    parameters: ['department'],
    title: { zh: '被评价单位应当回避', en: 'Own unit' },
    meaning: {
      zh: '差评的核实、派单、回访和作废由被评价单位以外的人员办理。',
      en: 'Verification, orders, follow-up visits and voiding are reserved to persons outside the rated department.',
    },
    detail: {
      zh: '部门{department}是被评价单位，不得办理。',
      en: 'The department {department} is the rated department.',
    },
  },
  'rating.rater-not-shown': {
    kind: 'notFound',
    title: { zh: '无可联系的评价人', en: 'No rater to contact' },
    meaning: {
      zh: '匿名评价没有评价人；好评和已作废的评价无需联系评价人。',
      en: 'The rating is anonymous, or it is good or void and needs no contact.',
    },
  },
  'rating.step-not-open': {
    kind: 'rule',
    parameters: ['state'],
    title: { zh: '当前环节不符', en: 'Step out of order' },
    meaning: {
      zh: '差评整改按核实、整改、回复、回访的次序办理。',
      en: 'The order is verification, rectification, reply, follow-up visit.',
    },
    detail: { zh: '该评价目前的状态为{state}。', en: 'The follow-up of this rating is {state}.' },
  },
  'rating.too-many-tries': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '次数过多', en: 'Too many attempts' },
    meaning: { zh: '核实、回访的次数以上限为止。', en: 'The number of recorded verifications and visits is limited.' },
    detail: { zh: '最多登记{max}次。', en: 'At most {max} are recorded.' },
  },
  'rating-order.not-found': {
    kind: 'notFound',
    title: { zh: '无此整改单', en: 'No such order' },
    meaning: {
      zh: '没有此整改单，或者此整改单不在您的查阅范围内。',
      en: 'The order does not exist, or you may not view it.',
    },
  },
  'rating-order.not-open': {
    kind: 'rule',
    parameters: ['state'],
    title: { zh: '整改单已结', en: 'Order closed' },
    meaning: {
      zh: '整改单只反馈一次；已撤销的不再整改。',
      en: 'An order can be answered only once, and not after it was withdrawn.',
    },
    detail: { zh: '该整改单的状态为{state}。', en: 'The order is {state}.' },
  },
  'rating-order.official-unknown': {
    kind: 'rule',
    parameters: ['official'],
    title: { zh: '人员不在名录', en: 'Official unknown' },
    meaning: { zh: '反馈人须为本部门人员。', en: 'An order must be answered by an official of the department.' },
    detail: { zh: '本部门没有人员{official}。', en: 'The department has no official {official}.' },
  },
  'rating.visit-not-asked': {
    kind: 'rule',
    title: { zh: '不填到访序号', en: 'Visit not applicable' },
    meaning: { zh: '对事项的评价不填写到访序号。', en: 'A rating of the case as a whole must not name a visit.' },
    advice: { zh: '去掉 visit，或者将 scope 改为 visit。', en: 'Omit `visit`, or rate with `scope`: `visit`.' },
  },
  'rating.visit-not-recorded': {
    kind: 'rule',
    parameters: ['visit', 'recorded'],
    next: ['POST /v1/applications/{id}/visits'],
    title: { zh: '无此到访', en: 'Visit not recorded' },
    meaning: { zh: '办件没有登记这次到访。', en: 'The case has no such visit.' },
    detail: {
      zh: '没有登记第{visit}次到访；已登记：{recorded}。',
      en: 'No visit {visit} has been recorded; recorded visits: {recorded}.',
    },
    advice: {
      zh: '到访用 `POST /v1/applications/{id}/visits` 登记。',
      en: '`POST /v1/applications/{id}/visits` records one.',
    },
  },
  'rating.token-invalid': {
    kind: 'notFound',
    title: { zh: '评价凭证无效', en: 'Rating token invalid' },
    meaning: {
      zh: '评价凭证有误，尚未生效，或者已过期（到访或者办结后九十日）。',
      en: 'The token is wrong, not yet valid, or expired (ninety days after the visit or the closing of the case).',
    },
    advice: {
      zh: '请使用短信、回执上的原链接；凭查询码可重新取得（`POST /v1/track`）。',
      en: 'Use the link as it was sent, or get it again by `POST /v1/track` with the query code.',
    },
  },
  'rating.not-found': {
    kind: 'notFound',
    title: { zh: '无此评价', en: 'No such rating' },
    meaning: {
      zh: '没有此评价，或者此评价不在您的查阅范围内。',
      en: 'The rating does not exist, or you may not view it.',
    },
  },
});
