import { defineRejections } from '@sealtrail/event-sourcing';

/** Refusals of webhook commands. */
export const {
  reject,
  fault,
  catalogue: webhooksRejections,
} = defineRejections({
  'webhook.not-found': {
    kind: 'notFound',
    title: { zh: '无此推送', en: 'No such webhook' },
    meaning: {
      zh: '没有此推送，或者不在您密钥的行政区划内。',
      en: 'There is no such webhook, or it is not in the region of your key.',
    },
    advice: { zh: '推送清单见 `GET /v1/webhooks`。', en: '`GET /v1/webhooks` lists them.' },
  },
  'webhook.exists': {
    kind: 'rule',
    title: { zh: '推送已存在', en: 'Webhook exists' },
    meaning: { zh: '已登记过此标识的推送。', en: 'A webhook with this id has already been registered.' },
  },
  'webhook.invalid': {
    kind: 'invalid',
    title: { zh: '推送内容有误', en: 'Webhook is invalid' },
    meaning: {
      zh: '地址、事实类型，或者角色所需的部门、来源系统有误。',
      en: 'The address, the types of facts, or the department or source that the role requires is wrong.',
    },
  },
  'webhook.types-of-notices': {
    kind: 'field',
    detail: {
      zh: '短信邮件网关只接收告知，不得指定事实类型',
      en: 'a notification gateway is sent notices instead of facts: omit the types',
    },
  },
  'webhook.url-unusable': {
    kind: 'field',
    parameters: ['because'],
    terms: {
      because: {
        notUrl: { zh: '不是网址', en: 'is not a URL' },
        scheme: {
          zh: '须为 https（运行方所允许的网络内可为 http）',
          en: 'must be https (http only in a network that the operator allows)',
        },
        credentials: { zh: '不得含用户名、密码', en: 'must not contain a user name or password' },
        fragment: { zh: '不得含 #', en: 'must not contain #' },
        port: { zh: '端口不允许', en: 'has a port that is not allowed' },
        address: { zh: '指向不允许的网络', en: 'resolves to a network that is not allowed' },
      },
    },
    detail: { zh: '地址{because}', en: '{because}' },
  },
  'webhook.beyond-maker': {
    kind: 'forbidden',
    parameters: ['bound'],
    terms: {
      bound: {
        department: { zh: '所属部门', en: 'department' },
        expiry: { zh: '有效期', en: 'expiry' },
        region: { zh: '行政区划', en: 'region' },
        source: { zh: '来源系统', en: 'source' },
      },
    },
    title: { zh: '超出登记者权限', en: 'Exceeds the scope of its issuer' },
    meaning: {
      zh: '推送的部门、行政区划和来源系统不得超出登记它的密钥。',
      en: 'The department, region and source of a webhook must not exceed those of the key that registers it.',
    },
    detail: { zh: '推送的{bound}超出登记者的密钥。', en: 'The {bound} of the webhook exceeds that of your key.' },
  },
  'webhook.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '推送过多', en: 'Too many webhooks' },
    meaning: { zh: '同一部署的推送数量有上限。', en: 'The number of webhooks of a deployment is limited.' },
    detail: { zh: '至多 {max} 个。', en: 'At most {max}.' },
    advice: { zh: '请先删除不再使用的推送。', en: 'Remove one that is no longer used.' },
  },
  'webhook.too-many-replays': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '重推次数过多', en: 'Too many replays' },
    meaning: { zh: '一个推送的重推次数有上限。', en: 'The number of replays of a webhook is limited.' },
    detail: { zh: '至多 {max} 次。', en: 'At most {max}.' },
    advice: { zh: '请登记新的推送。', en: 'Register another webhook.' },
  },
  'webhook.replay-of-notices': {
    kind: 'rule',
    title: { zh: '告知不重推', en: 'Notices are not replayed' },
    meaning: {
      zh: '短信邮件网关的推送不重推：未告知的自会再推，已告知的不再告知。',
      en: 'Webhooks of notification gateways have no replays: undelivered notices are resent automatically, and delivered ones are not sent twice.',
    },
  },
  'webhook.replay-empty': {
    kind: 'rule',
    title: { zh: '无可重推', en: 'Nothing to replay' },
    meaning: { zh: '所给的范围之内没有事实。', en: 'The range contains no facts.' },
  },
});
