import { CHANNELS, HANDLING_FORMS, ITEM_CLASSES, ITEM_KINDS } from '@sealtrail/catalog';

/** The words of the list with their Chinese terms and national codes, for the published schema. */
export const kindProperty = {
  enum: ITEM_KINDS,
  description:
    '事项类型 (GB/T 39046-2020 A.1): licence 01 行政许可, penalty 02 行政处罚, coercion 03 行政强制, levy 04 行政征收, payment 05 行政给付, inspection 06 行政检查, confirmation 07 行政确认, reward 08 行政奖励, ruling 09 行政裁决, otherPower 10 其他行政权力, publicService 20 公共服务.',
} as const;

export const classProperty = {
  enum: ITEM_CLASSES,
  description:
    '办件类型 (GB/T 39046-2020 A.6; Shandong code): instant 即办件 (1; 1), promised 承诺件 (2; 2), joint 联办件 (9; 3), forwarded 上报件 (9; 4).',
} as const;

export const handlingFormProperty = {
  enum: HANDLING_FORMS,
  description:
    '办理形式 of the published lists: zeroVisits 零跑腿, oneVisit 只跑一次, assisted 你不用跑我来跑; unlisted: on none of them yet.',
} as const;

export const channelsProperty = {
  enum: CHANNELS,
  isArray: true,
  description:
    '申请渠道 (GB/T 39046-2020 A.5): window 1 窗口, web 2 网上 (PC), mobile 3 移动端, post 4 快递, all others 9: kiosk 自助终端, email, fax, phone, other. An item is online (网上可办) with web or mobile.',
} as const;

const CONSEQUENCES = ['withdrawn', 'refused', 'returned'] as const;
export type Consequence = (typeof CONSEQUENCES)[number];

export const consequenceProperty = {
  enum: CONSEQUENCES,
  description: 'withdrawn 视为撤回申请, refused 不予许可, returned 退件',
} as const;
