import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

export const itemKinds = defineEnumeration(
  { zh: '事项类型', en: 'Kind of item', source: 'GB/T 39046-2020 A.1' },
  {
    licence: { zh: '行政许可', code: '01' },
    penalty: { zh: '行政处罚', code: '02' },
    coercion: { zh: '行政强制', code: '03' },
    levy: { zh: '行政征收', code: '04' },
    payment: { zh: '行政给付', code: '05' },
    inspection: { zh: '行政检查', code: '06' },
    confirmation: { zh: '行政确认', code: '07' },
    reward: { zh: '行政奖励', code: '08' },
    ruling: { zh: '行政裁决', code: '09' },
    otherPower: { zh: '其他行政权力', code: '10' },
    publicService: { zh: '公共服务', code: '20' },
  },
);
export type ItemKind = ValueOf<typeof itemKinds>;

export const itemClasses = defineEnumeration(
  { zh: '办件类型', en: 'Class of item', source: 'GB/T 39046-2020 A.6' },
  {
    instant: { zh: '即办件', code: '1', note: 'Shandong 1' },
    promised: { zh: '承诺件', code: '2', note: 'Shandong 2' },
    joint: { zh: '联办件', code: '9', note: 'Shandong 3' },
    forwarded: { zh: '上报件', code: '9', note: 'Shandong 4' },
  },
);
export type ItemClass = ValueOf<typeof itemClasses>;

/** `unlisted`: nothing is promised about visits except the item's own `visitsMax`. */
export const handlingForms = defineEnumeration(
  { zh: '办理形式', en: 'Handling form', note: 'Named as the published lists (三张清单) are.' },
  {
    zeroVisits: { zh: '零跑腿' },
    oneVisit: { zh: '只跑一次' },
    assisted: { zh: '你不用跑我来跑' },
    unlisted: { zh: '未列入清单', note: 'on none of them yet' },
  },
);
export type HandlingForm = ValueOf<typeof handlingForms>;

/** 三张清单: the three published lists. */
export const listedForms = subset(handlingForms, ['zeroVisits', 'oneVisit', 'assisted']);
export type ListedForm = ValueOf<typeof listedForms>;

/** How the application was filed: the standard's list, with the additions of provincial lists. */
export const channels = defineEnumeration(
  {
    zh: '申请渠道',
    en: 'Channel',
    source: 'GB/T 39046-2020 A.5',
    note: 'An item is online (网上可办) with web or mobile.',
  },
  {
    window: { zh: '窗口', code: '1' },
    web: { zh: '网上', code: '2', note: 'PC' },
    mobile: { zh: '移动端', code: '3' },
    post: { zh: '快递', code: '4' },
    kiosk: { zh: '自助终端', code: '9' },
    email: { zh: '电子邮件', en: 'e-mail', code: '9' },
    fax: { zh: '传真', code: '9' },
    phone: { zh: '电话', code: '9' },
    other: { zh: '其他', code: '9' },
  },
);
export type Channel = ValueOf<typeof channels>;

/** 网上: channels that need no visit for filing. */
export const onlineChannels = subset(channels, ['web', 'mobile']);

/** The response to an incomplete file. `return`: it may be sent back on the spot instead of a correction notice. */
export const incompleteAnswers = defineEnumeration(
  { zh: '材料不全的处理', en: 'An incomplete file' },
  { notice: { zh: '补正告知' }, return: { zh: '退件', note: 'on the spot' } },
);
export type IncompleteAnswer = ValueOf<typeof incompleteAnswers>;

/** The outcome of a case when a correction or deferred materials are not submitted in time. */
export const consequences = defineEnumeration(
  { zh: '逾期后果', en: 'Consequence of a missed deadline' },
  {
    withdrawn: { zh: '视为撤回申请' },
    refused: { zh: '不予许可' },
    returned: { zh: '退件' },
    acceptanceCancelled: { zh: '撤销受理', note: 'of deferred materials only' },
  },
);
export type Consequence = ValueOf<typeof consequences>;

/** Before acceptance there is nothing to cancel. */
export const correctionConsequences = subset(consequences, ['withdrawn', 'refused', 'returned']);
export type CorrectionConsequence = ValueOf<typeof correctionConsequences>;

/** Procedures that pause the clock of every item. */
export const statutoryProcedures = defineEnumeration(
  { zh: '特别程序', en: 'Special procedure', source: '行政许可法 art. 45; GB/T 39046-2020 A.7' },
  {
    hearing: { zh: '听证', code: '2' },
    tendering: { zh: '招标', code: '2' },
    auction: { zh: '拍卖', code: '2' },
    inspection: { zh: '检验', code: '2' },
    testing: { zh: '检测', code: '2' },
    quarantine: { zh: '检疫', code: '2' },
    appraisal: { zh: '鉴定', code: '2' },
    expertReview: { zh: '专家评审', code: '2' },
  },
);
