import { defineRejections } from '@sealtrail/event-sourcing';

/** Refusals of key commands. */
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
    title: { zh: '超出发放者权限', en: 'Exceeds the issuer’s scope' },
    meaning: {
      zh: '新密钥的部门、行政区划、来源系统和有效期不得超出发放它的密钥。',
      en: 'The department, region, source and expiry of a new key must not exceed those of the key that issues it.',
    },
    detail: {
      zh: '新密钥的{bound}超出发放者的密钥。',
      en: 'The {bound} of the new key exceeds that of the issuing key.',
    },
    advice: {
      zh: '请写明发放者范围以内的行政区划和有效期，或请上级管理员发放。',
      en: 'State a region and an expiry within those of your own key, or ask an administrator of the region above.',
    },
  },
  'api-key.bounds-invalid': {
    kind: 'invalid',
    title: { zh: '密钥范围有误', en: 'Key scope is invalid' },
    meaning: {
      zh: '角色所需的部门、人员或者来源系统未填写、不存在，或者对该角色不起作用。',
      en: 'A department, official or source required by the role is missing or does not exist, or is not applicable to the role.',
    },
  },
  'api-key.bound-needed': {
    kind: 'field',
    parameters: ['role'],
    detail: { zh: '角色 {role} 须填写', en: 'is required for the role {role}' },
  },
  'api-key.bound-meaningless': {
    kind: 'field',
    parameters: ['role'],
    detail: { zh: '对角色 {role} 不起作用，不得填写', en: 'is not applicable to the role {role}' },
  },
  'api-key.department-of-official': {
    kind: 'field',
    detail: { zh: '绑定经办人的密钥须填写部门', en: 'is required for a key bound to an official' },
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
    meaning: { zh: '已发放过此标识的密钥。', en: 'A key with this id has already been issued.' },
  },
  'api-key.expiry-past': {
    kind: 'invalid',
    title: { zh: '有效期已过', en: 'Expiry in the past' },
    meaning: {
      zh: '密钥自发放之日起须有一段有效期。',
      en: 'The expiry of a key must be in the future.',
    },
    detail: { zh: '有效期须晚于现在。', en: 'must be in the future' },
  },
  'api-key.last-administrator': {
    kind: 'rule',
    title: { zh: '最后一个管理员密钥', en: 'Last administrator key' },
    meaning: {
      zh: '吊销后须仍有一个有效期不短于它、行政区划不小于它的管理员密钥，否则再无人能发放密钥。',
      en: 'An administrator key can be revoked only while another one with at least the same expiry and region remains; otherwise nobody could issue keys.',
    },
    advice: { zh: '请先发放另一个管理员密钥。', en: 'Issue another administrator key first.' },
  },
  'api-key.source-in-use': {
    kind: 'rule',
    parameters: ['source', 'cases'],
    title: { zh: '来源系统已被使用', en: 'Source already in use' },
    meaning: {
      zh: '未绑定来源系统的密钥已在此来源系统下收件。绑定后只有此密钥可用该来源系统，但看不到此前他人所提交的办件。',
      en: 'Keys not bound to a source have filed cases under it. Once bound, the source can be used by this key only, but the key cannot view cases filed earlier by others.',
    },
    detail: {
      zh: '来源系统 {source} 下已有他人提交的办件 {cases} 件。',
      en: 'Others have filed {cases} cases under the source {source}.',
    },
    advice: {
      zh: '请换用其他来源系统名称，或以 `takesOver: true` 确认。',
      en: 'Use another source, or confirm with `takesOver: true`.',
    },
  },
  'api-key.not-found': {
    kind: 'notFound',
    title: { zh: '无此密钥', en: 'No such key' },
    meaning: { zh: '没有此标识的密钥。', en: 'There is no key with this id.' },
    advice: { zh: '密钥清单见 `GET /v1/api-keys`。', en: '`GET /v1/api-keys` lists them.' },
  },
});
