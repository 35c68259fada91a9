import { defineRejections } from '@sealtrail/event-sourcing';

/** Refusals of commands on keys, delegations and emergency accesses. */
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
  'delegation.invalid': {
    kind: 'invalid',
    title: { zh: '委托代理有误', en: 'Delegation is invalid' },
    meaning: {
      zh: '代理人不合适，或者起止时间有误。',
      en: 'The delegate is not suitable, or the period is not valid.',
    },
  },
  'delegation.delegate-unsuitable': {
    kind: 'field',
    detail: {
      zh: '须为他人的有效密钥：绑定部门的，须为本部门窗口、承办人或者首席代表的密钥；其他的，须为相同角色的密钥',
      en: 'must be a valid key of another person: in a department, a key of a window, officer or chief representative of that department; otherwise a key of the same role',
    },
  },
  'delegation.in-the-past': {
    kind: 'field',
    detail: { zh: '不得早于现在', en: 'must not be in the past' },
  },
  'delegation.period-invalid': {
    kind: 'field',
    parameters: ['days'],
    detail: { zh: '须晚于开始时间，且不超过 {days} 天', en: 'must be after the start, by at most {days} days' },
  },
  'delegation.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '委托过多', en: 'Too many delegations' },
    meaning: {
      zh: '一个密钥同时有效的委托有上限。',
      en: 'The delegations of one key that have not ended are limited.',
    },
    detail: { zh: '尚未终止的委托已达 {max} 项。', en: '{max} delegations of this key have not ended.' },
    advice: { zh: '请先终止不再需要的委托。', en: 'End those that are no longer needed first.' },
  },
  'delegation.exists': {
    kind: 'rule',
    title: { zh: '委托已存在', en: 'Delegation exists' },
    meaning: { zh: '已登记过此标识的委托。', en: 'A delegation with this id has already been granted.' },
  },
  'delegation.not-found': {
    kind: 'notFound',
    title: { zh: '无此委托', en: 'No such delegation' },
    meaning: {
      zh: '没有此标识的委托，或者与本密钥无关。',
      en: 'There is no delegation with this id, or it does not concern this key.',
    },
    advice: { zh: '委托清单见 `GET /v1/delegations`。', en: '`GET /v1/delegations` lists them.' },
  },
  'emergency-access.exists': {
    kind: 'rule',
    title: { zh: '应急调阅已存在', en: 'Emergency access exists' },
    meaning: { zh: '已登记过此标识的应急调阅。', en: 'An emergency access with this id has already been opened.' },
  },
  'emergency-access.not-found': {
    kind: 'notFound',
    title: { zh: '无此应急调阅', en: 'No such emergency access' },
    meaning: {
      zh: '没有此标识的应急调阅，或者在本密钥行政区划之外。',
      en: 'There is no emergency access with this id in the region of this key.',
    },
    advice: { zh: '清单见 `GET /v1/emergency-accesses`。', en: '`GET /v1/emergency-accesses` lists them.' },
  },
  'emergency-access.own': {
    kind: 'rule',
    title: { zh: '不得复核本人的应急调阅', en: 'Own emergency access' },
    meaning: {
      zh: '应急调阅由调阅人以外的密钥复核。',
      en: 'An emergency access is reviewed by another key than the one that opened it.',
    },
  },
  'emergency-access.reviewed': {
    kind: 'rule',
    title: { zh: '已复核', en: 'Already reviewed' },
    meaning: { zh: '应急调阅只复核一次。', en: 'An emergency access is reviewed once.' },
  },
  'emergency-access.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '应急调阅过多', en: 'Too many emergency accesses' },
    meaning: {
      zh: '一个密钥二十四小时内可开启的应急调阅有上限。',
      en: 'The emergency accesses that one key opens within 24 hours are limited.',
    },
    detail: { zh: '二十四小时内已开启 {max} 次。', en: '{max} were opened within 24 hours.' },
    advice: {
      zh: '请联系办件所属部门或者纪检监察。',
      en: 'Contact the department of the case, or discipline inspection.',
    },
  },
});
