import { defineRejections } from '@sealtrail/event-sourcing';

/** What is refused of keys. */
export const {
  reject,
  fault,
  catalogue: accessRejections,
} = defineRejections({
  'api-key.exists': {
    kind: 'rule',
    title: { zh: '密钥已存在', en: 'Key exists' },
    meaning: { zh: '已发放过此标识的密钥。', en: 'A key with this id was issued before.' },
  },
  'api-key.expiry-past': {
    kind: 'invalid',
    title: { zh: '有效期已过', en: 'Expiry in the past' },
    meaning: {
      zh: '密钥自发放之日起须有一段有效期。',
      en: 'A key must be valid for some time from now on.',
    },
    detail: { zh: '有效期须晚于现在。', en: 'must lie in the future' },
  },
  'api-key.last-administrator': {
    kind: 'rule',
    title: { zh: '最后一个管理员密钥', en: 'The last administrator' },
    meaning: {
      zh: '吊销后须仍有一个有效期不短于它的管理员密钥，否则再无人能发放密钥。',
      en: 'An administrator’s key is revoked only where another remains that lasts as long: somebody must be able to make keys.',
    },
    advice: { zh: '请先发放另一个管理员密钥。', en: 'Make another administrator’s key first.' },
  },
  'api-key.not-found': {
    kind: 'notFound',
    title: { zh: '无此密钥', en: 'No such key' },
    meaning: { zh: '没有此标识的密钥。', en: 'There is no key with this id.' },
    advice: { zh: '密钥清单见 `GET /v1/api-keys`。', en: '`GET /v1/api-keys` lists them.' },
  },
});
