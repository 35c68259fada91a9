import { defineRejections } from '@sealtrail/event-sourcing';

/** What is refused of notices. */
export const { reject, catalogue: noticesRejections } = defineRejections({
  'notice.not-found': {
    kind: 'notFound',
    title: { zh: '无此告知', en: 'No such notice' },
    meaning: { zh: '没有此告知，或者不在您的查阅范围内。', en: 'The notice does not exist, or you may not view it.' },
    advice: { zh: '可用 `GET /v1/notices` 查询。', en: '`GET /v1/notices` lists the notices you may view.' },
  },
  'notice.told-already': {
    kind: 'rule',
    title: { zh: '已经告知', en: 'Already delivered' },
    meaning: {
      zh: '该告知已有回执。',
      en: 'The delivery of the notice has already been recorded, with another receipt.',
    },
  },
  'notice.receipt-missing': {
    kind: 'rule',
    title: { zh: '缺少回执', en: 'Receipt missing' },
    meaning: { zh: '告知以回执为证。', en: 'The delivery of a notice must be proved by a receipt.' },
    advice: { zh: '填写 receipt 后重新提交。', en: 'Resend it with its `receipt`.' },
  },
  'notice.before-queued': {
    kind: 'rule',
    parameters: ['queuedAt'],
    title: { zh: '早于发起告知', en: 'Earlier than the notice' },
    meaning: { zh: '告知不得早于其发起时间。', en: 'A notice cannot be delivered before it was created.' },
    detail: { zh: '该告知于 {queuedAt} 发起。', en: 'The notice was created at {queuedAt}.' },
    advice: { zh: '核对 occurredAt。', en: 'Check `occurredAt`.' },
  },
});
