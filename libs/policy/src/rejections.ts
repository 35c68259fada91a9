import { defineRejections } from '@sealtrail/event-sourcing';

/** Refusals about policies. */
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
    kind: 'field',
    detail: {
      zh: '监察规则名称须为 1 至 64 个字母、数字、点、下划线、波浪号或连字符',
      en: 'A policy id has 1 to 64 letters, digits, dots, underscores, tildes or hyphens',
    },
  },
  'policy.shipped': {
    kind: 'rule',
    parameters: ['id'],
    title: { zh: '内置监察规则不得修改', en: 'Built-in policy cannot be changed' },
    meaning: {
      zh: '内置监察规则不得修改，已发出的监察牌据其作出。',
      en: 'A built-in policy cannot be changed, because issued cards are based on it.',
    },
    detail: { zh: '{id} 为内置监察规则。', en: '{id} is a built-in policy.' },
    advice: { zh: '以另一名称登记本行政区划的监察规则。', en: 'Adopt a policy of your region under another id.' },
  },
  'policy.region-invalid': {
    kind: 'field',
    detail: { zh: '监察规则属于一个行政区划', en: 'A policy must belong to a region' },
  },
  'policy.region-fixed': {
    kind: 'rule',
    parameters: ['region'],
    title: { zh: '行政区划不得变更', en: 'Region of a policy cannot be changed' },
    meaning: {
      zh: '监察规则所属行政区划一经确定不得变更。',
      en: 'The region of a policy cannot be changed.',
    },
    detail: { zh: '此监察规则属于 {region}。', en: 'The policy belongs to {region}.' },
    advice: { zh: '为另一行政区划另设监察规则。', en: 'Adopt another policy for the other region.' },
  },
  'policy.region-taken': {
    kind: 'rule',
    parameters: ['id'],
    title: { zh: '行政区划已有监察规则', en: 'Region already has a policy' },
    meaning: {
      zh: '一个行政区划只有一套监察规则，修改时登记其新版本。',
      en: 'A region has only one policy; to change it, adopt its next version.',
    },
    detail: { zh: '该行政区划的监察规则为 {id}。', en: 'The policy of this region is {id}.' },
    advice: { zh: '登记该监察规则的新版本。', en: 'Adopt the next version of that policy.' },
  },
  'policy.quiet-always': {
    kind: 'field',
    detail: {
      zh: '免打扰时段的起止不得相同：全天都不能告知',
      en: 'Quiet hours may not end where they begin: nobody could ever be told',
    },
  },
  'policy.document-missing': {
    kind: 'field',
    detail: { zh: '监察规则应当写明据以施行的文件', en: 'A policy must state the document that puts it into force' },
  },
  'policy.levels-crossed': {
    kind: 'field',
    detail: {
      zh: '同一期限的红牌不得早于黄牌，否则黄牌不可能发出',
      en: 'For the same limit a red card must not be due before the yellow card, which otherwise could never be issued',
    },
  },
  'policy.document-invalid': {
    kind: 'invalid',
    title: { zh: '监察规则内容有误', en: 'Policy document is invalid' },
    meaning: {
      zh: '监察规则的内容有误，逐项列明。',
      en: 'The policy is invalid; `errors` lists every fault.',
    },
  },
  'policy.hours-missing': {
    kind: 'field',
    detail: {
      zh: '按办公时间计时，或者非办公时间顺延的，应当写明办公时间',
      en: 'Opening hours are required for counting in business hours and for clocks that start at the next opening',
    },
  },
  'policy.hours-disordered': {
    kind: 'field',
    detail: {
      zh: '办公时间的起应当早于止，各段依次排列、互不重叠',
      en: 'Each period of the opening hours must end after it begins, and must not overlap the previous one',
    },
  },
  'policy.basis-missing': {
    kind: 'field',
    detail: {
      zh: '届满前发黄牌的，应当写明剩余日数或者已用百分比',
      en: 'A yellow card before the end of a limit requires remaining days or a percentage of the time used',
    },
  },
  'policy.grace-before-limit': {
    kind: 'field',
    detail: {
      zh: '届满前发出的黄牌没有宽限日',
      en: 'A yellow card before the end of a limit cannot have days of grace',
    },
  },
  'policy.conduct-unconfirmed': {
    kind: 'field',
    detail: {
      zh: '行为是否违规须由人判断，此类监察牌不得自动发出',
      en: 'Conduct must be reviewed by a person; its cards cannot be issued automatically',
    },
  },
  'policy.red-before-law': {
    kind: 'field',
    detail: {
      zh: '当日起算而无宽限日的，红牌比法定时限早一整天',
      en: 'With the start day as day 1 and no day of grace, the red card would be due a whole day before the statutory limit is exceeded',
    },
  },
  'policy.in-force-past': {
    kind: 'invalid',
    title: { zh: '施行时间已过', en: 'In force from a past date' },
    meaning: {
      zh: '监察规则不溯及既往，施行时间不得早于登记时间。',
      en: 'A policy has no retroactive effect: it cannot come into force before it is adopted.',
    },
  },
  'policy.before-last': {
    kind: 'rule',
    parameters: ['version', 'inForceFrom'],
    title: { zh: '施行时间早于前一版本', en: 'In force before the previous version' },
    meaning: {
      zh: '新版本的施行时间不得早于前一版本。与前一版本同时施行的，以新版本为准。',
      en: 'A version cannot come into force before the previous one; if both start at the same time, the new version replaces the previous one.',
    },
    detail: { zh: '第 {version} 版自 {inForceFrom} 起施行。', en: 'Version {version} is in force from {inForceFrom}.' },
  },
  'policy.too-many': {
    kind: 'rule',
    parameters: ['max'],
    title: { zh: '监察规则过多', en: 'Too many policies or versions' },
    meaning: {
      zh: '监察规则或者其版本已达上限。',
      en: 'The number of policies, or of versions of one, has reached its limit.',
    },
    detail: { zh: '上限为 {max}。', en: 'The limit is {max}.' },
  },
});
