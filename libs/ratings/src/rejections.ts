import { defineRejections } from '@sealtrail/event-sourcing';

/** What rating refuses (国办发〔2019〕51号). */
export const { reject, catalogue: ratingsRejections } = defineRejections({
  'rating.already-given': {
    kind: 'rule',
    title: { zh: '已评价', en: 'Already rated' },
    meaning: {
      zh: '一次一评、一事一评：每次到访和每个事项只评价一次。',
      en: 'Each visit and each matter is rated once.',
    },
  },
  'rating.before-service': {
    kind: 'rule',
    parameters: ['servedAt'],
    title: { zh: '早于服务', en: 'Before the service' },
    meaning: { zh: '评价时间不得早于所评价的服务。', en: 'A rating cannot be older than what it rates.' },
    detail: {
      zh: '所评价的服务发生于{servedAt}，评价不得早于此。',
      en: 'A rating cannot be older than what it rates, of {servedAt}.',
    },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
  'rating.case-open': {
    kind: 'rule',
    next: ['POST /v1/applications/{id}/decision'],
    title: { zh: '办件未办结', en: 'Case open' },
    meaning: { zh: '办结后方可对事项作出评价。', en: 'A matter is rated once the case is closed.' },
    advice: {
      zh: '办结前可以评价到访（scope 为 visit）。',
      en: 'Until then its visits can be rated (`scope`: `visit`).',
    },
  },
  'rating.visit-not-asked': {
    kind: 'rule',
    title: { zh: '不填到访序号', en: 'Visit not asked' },
    meaning: { zh: '对事项的评价不填写到访序号。', en: 'A rating of the matter names no visit.' },
    advice: { zh: '去掉 visit，或者将 scope 改为 visit。', en: 'Leave `visit` out, or rate with `scope`: `visit`.' },
  },
  'rating.visit-not-recorded': {
    kind: 'rule',
    parameters: ['visit', 'recorded'],
    next: ['POST /v1/applications/{id}/visits'],
    title: { zh: '无此到访', en: 'Visit not recorded' },
    meaning: { zh: '办件没有登记这次到访。', en: 'The case has no such visit.' },
    detail: {
      zh: '没有登记第{visit}次到访；已登记：{recorded}。',
      en: 'No visit {visit} has been recorded; there are: {recorded}.',
    },
    advice: {
      zh: '到访用 `POST /v1/applications/{id}/visits` 登记。',
      en: '`POST /v1/applications/{id}/visits` records one.',
    },
  },
  'rating.token-invalid': {
    kind: 'notFound',
    title: { zh: '评价凭证无效', en: 'Token opens nothing' },
    meaning: {
      zh: '评价凭证有误，尚未生效，或者已过期（到访或者办结后九十日）。',
      en: 'The token is wrong, or its time has not come or is over (ninety days after the visit or the end of the case).',
    },
    advice: {
      zh: '请使用短信、回执上的原链接；凭查询码可重新取得（`POST /v1/track`）。',
      en: 'Use the link as it was sent; with the query code, `POST /v1/track` gives it again.',
    },
  },
  'rating.not-found': {
    kind: 'notFound',
    title: { zh: '无此评价', en: 'No such rating' },
    meaning: {
      zh: '没有此评价，或者此评价不在您的查阅范围内。',
      en: 'There is no such rating, or it is not yours to see.',
    },
  },
});
