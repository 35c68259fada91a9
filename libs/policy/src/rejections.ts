import { defineRejections } from '@sealtrail/event-sourcing';

/** What is refused of policies. */
export const {
  reject,
  fault,
  catalogue: policyRejections,
} = defineRejections({
  'policy.not-found': {
    kind: 'notFound',
    title: { zh: '无此监察规则', en: 'No such policy' },
    meaning: { zh: '没有此监察规则。', en: 'There is no such policy.' },
  },
  'policy.id-invalid': {
    kind: 'invalid',
    title: { zh: '监察规则名称有误', en: 'Policy id is invalid' },
    meaning: {
      zh: '监察规则名称须为 1 至 64 个字母、数字、点、下划线、波浪号或连字符。',
      en: 'A policy id has 1 to 64 letters, digits, dots, underscores, tildes or hyphens.',
    },
  },
  'policy.shipped': {
    kind: 'rule',
    parameters: ['id'],
    title: { zh: '内置监察规则不得修改', en: 'Shipped policy cannot be changed' },
    meaning: {
      zh: '内置监察规则不得修改，已发出的监察牌据其作出。',
      en: 'A shipped policy is fixed: cards rest on it.',
    },
    detail: { zh: '{id} 为内置监察规则。', en: '{id} is shipped with the product.' },
    advice: { zh: '以另一名称登记本行政区划的监察规则。', en: 'Adopt a policy of your region under another id.' },
  },
  'policy.region-invalid': {
    kind: 'invalid',
    title: { zh: '行政区划代码有误', en: 'Region is invalid' },
    meaning: { zh: '监察规则属于一个行政区划。', en: 'A policy is that of a region.' },
  },
  'policy.region-fixed': {
    kind: 'rule',
    parameters: ['region'],
    title: { zh: '行政区划不得变更', en: 'Region of a policy is fixed' },
    meaning: {
      zh: '监察规则所属行政区划一经确定不得变更。',
      en: 'A policy stays that of its region.',
    },
    detail: { zh: '此监察规则属于 {region}。', en: 'It is the policy of {region}.' },
    advice: { zh: '为另一行政区划另设监察规则。', en: 'Adopt another policy for the other region.' },
  },
  'policy.region-taken': {
    kind: 'rule',
    parameters: ['id'],
    title: { zh: '行政区划已有监察规则', en: 'Region already has a policy' },
    meaning: {
      zh: '一个行政区划只有一套监察规则，修改时登记其新版本。',
      en: 'A region has one policy; a change is its next version.',
    },
    detail: { zh: '该行政区划的监察规则为 {id}。', en: 'The policy of this region is {id}.' },
    advice: { zh: '登记该监察规则的新版本。', en: 'Adopt the next version of that policy.' },
  },
  'policy.document-missing': {
    kind: 'invalid',
    title: { zh: '缺少发文字号', en: 'Document number is missing' },
    meaning: { zh: '监察规则应当写明据以施行的文件。', en: 'A policy names the document that orders it.' },
  },
  'policy.levels-crossed': {
    kind: 'invalid',
    title: { zh: '红牌早于黄牌', en: 'Red card before the yellow one' },
    meaning: {
      zh: '同一期限的红牌不得早于黄牌，否则黄牌不可能发出。',
      en: 'Off one limit a red card falls no earlier than the yellow one, which could otherwise never fall.',
    },
  },
  'policy.in-force-past': {
    kind: 'invalid',
    title: { zh: '施行时间已过', en: 'In force from the past' },
    meaning: {
      zh: '监察规则不溯及既往，施行时间不得早于登记时间。',
      en: 'A policy has no retroactive effect: it comes into force no earlier than it is adopted.',
    },
  },
  'policy.before-last': {
    kind: 'rule',
    parameters: ['version', 'inForceFrom'],
    title: { zh: '施行时间早于前一版本', en: 'In force before the version before it' },
    meaning: {
      zh: '新版本的施行时间不得早于前一版本。与前一版本同时施行的，以新版本为准。',
      en: 'A version comes into force no earlier than the one before it; from the same instant, it takes the place of that one.',
    },
    detail: { zh: '第 {version} 版自 {inForceFrom} 起施行。', en: 'Version {version} is in force from {inForceFrom}.' },
  },
  'policy.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '监察规则过多', en: 'Too many policies or versions' },
    meaning: { zh: '监察规则或者其版本已达上限。', en: 'Policies, or versions of one, have reached their bound.' },
    detail: { zh: '上限为 {max}。', en: 'The bound is {max}.' },
  },
});
