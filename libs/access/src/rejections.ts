import { defineRejections } from '@sealtrail/event-sourcing';

/** What is refused of keys. */
export const {
  reject,
  fault,
  catalogue: accessRejections,
} = defineRejections({
  'api-key.beyond-issuer': {
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
    title: { zh: '超出发放者权限', en: 'More than the issuer has' },
    meaning: {
      zh: '新密钥的部门、行政区划、来源系统和有效期不得超出发放它的密钥。',
      en: 'A new key is good for no more than the key that makes it: by department, region, source and expiry.',
    },
    detail: {
      zh: '新密钥的{bound}超出发放者的密钥。',
      en: 'The {bound} of the new key goes beyond the key that makes it.',
    },
    advice: {
      zh: '请写明发放者范围以内的行政区划和有效期，或请上级管理员发放。',
      en: 'Name a region and an expiry within those of your own key, or ask an administrator of the region above.',
    },
  },
  'api-key.bounds-invalid': {
    kind: 'invalid',
    title: { zh: '密钥范围有误', en: 'Bounds not as they should be' },
    meaning: {
      zh: '角色所需的部门、人员或者来源系统未填写、不存在，或者对该角色不起作用。',
      en: 'A department, an official or a source that the role needs is missing, is not there, or would mean nothing for the role.',
    },
  },
  'api-key.bound-needed': {
    kind: 'field',
    parameters: ['role'],
    detail: { zh: '角色 {role} 须填写', en: 'is needed for the role {role}' },
  },
  'api-key.bound-meaningless': {
    kind: 'field',
    parameters: ['role'],
    detail: { zh: '对角色 {role} 不起作用，不得填写', en: 'would bound nothing for the role {role}' },
  },
  'api-key.department-of-official': {
    kind: 'field',
    detail: { zh: '绑定经办人的密钥须填写部门', en: 'is needed for a key of one official' },
  },
  'api-key.department-unknown': {
    kind: 'field',
    parameters: ['department'],
    detail: { zh: '没有部门 {department}', en: 'there is no department {department}' },
  },
  'api-key.official-unknown': {
    kind: 'field',
    parameters: ['official', 'department'],
    detail: { zh: '部门 {department} 没有人员 {official}', en: 'there is no official {official} in {department}' },
  },
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
      zh: '吊销后须仍有一个有效期不短于它、行政区划不小于它的管理员密钥，否则再无人能发放密钥。',
      en: 'An administrator’s key is revoked only where another remains that lasts as long and reaches as far: somebody must be able to make keys.',
    },
    advice: { zh: '请先发放另一个管理员密钥。', en: 'Make another administrator’s key first.' },
  },
  'api-key.source-in-use': {
    kind: 'rule',
    parameters: ['source', 'cases'],
    title: { zh: '来源系统已被使用', en: 'The source is in use' },
    meaning: {
      zh: '未绑定来源系统的密钥已在此来源系统下收件。绑定后只有此密钥可用该来源系统，但看不到此前他人所提交的办件。',
      en: 'Keys without a source have filed cases under it. Once it is bound nobody else uses it, but the key does not see what others filed before.',
    },
    detail: {
      zh: '来源系统 {source} 下已有他人提交的办件 {cases} 件。',
      en: 'Others have filed {cases} cases under the source {source}.',
    },
    advice: {
      zh: '请换用其他来源系统名称，或以 `takesOver: true` 确认。',
      en: 'Name another source, or say `takesOver: true`.',
    },
  },
  'api-key.not-found': {
    kind: 'notFound',
    title: { zh: '无此密钥', en: 'No such key' },
    meaning: { zh: '没有此标识的密钥。', en: 'There is no key with this id.' },
    advice: { zh: '密钥清单见 `GET /v1/api-keys`。', en: '`GET /v1/api-keys` lists them.' },
  },
});
