import { CARD_LEVELS, CARD_STATUSES, REVOCATION_CAUSES, RULE_IDS, subjectKinds } from '@sealtrail/supervision';

/** The words of supervision with their Chinese terms, for the published schema. */
export const subjectKindProperty = {
  enum: subjectKinds.values,
  description: '监察对象类别: case 办件.',
} as const;

export const levelProperty = {
  enum: CARD_LEVELS,
  description: '牌级: warning 预警, yellow 黄牌, red 红牌.',
} as const;

export const statusProperty = {
  enum: CARD_STATUSES,
  description:
    '状态: issued 已发, pending 待发 (waits for a person), superseded (a higher card of the same matter has taken its place; it stays in its level’s count), revoked 撤销, dismissed 取消, confirmed 已确认.',
} as const;

export const ruleProperty = {
  enum: RULE_IDS,
  description:
    '监察规则: case 办理时限, firstCheck 收件审查 (行政许可法 art. 32), step 环节时限, suspension 特别程序时限, suspensionNotice 特别程序未书面告知 (art. 45), delivery 送达 (art. 44).',
} as const;

export const causeProperty = {
  enum: REVOCATION_CAUSES,
  description:
    '撤牌原因: calendar 日历变更, suspension 特别程序补录, extension 延期补录, lateReport 事后补报 (with proof that it happened in time), acceptance 受理更正, decision 申诉决定.',
} as const;
