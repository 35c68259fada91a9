import { defineEnumeration, type ValueOf } from '@sealtrail/event-sourcing';

/** What somebody is told of a card. */
export const noticeOccasions = defineEnumeration(
  { zh: '告知事由', en: 'Occasion of the notice' },
  {
    issued: { zh: '发牌', en: 'card issued', note: 'or confirmed; not while pending' },
    revoked: { zh: '撤牌', en: 'card revoked' },
    feedbackDue: { zh: '反馈期限将至', en: 'answer due', note: 'where it has not been given' },
    appealDue: { zh: '申诉决定期限将至', en: 'decision on an appeal due' },
    appealDecided: { zh: '申诉决定', en: 'appeal decided', note: 'or passed on' },
    referred: { zh: '移送', en: 'card referred', note: 'to discipline inspection; told to nobody of the unit' },
    interviewDue: { zh: '应当约谈', en: 'interview due' },
    interviewLifted: { zh: '取消约谈', en: 'interview lifted', note: 'before it was held' },
  },
);
export type NoticeOccasion = ValueOf<typeof noticeOccasions>;

export const noticeStatuses = defineEnumeration(
  { zh: '告知状态', en: 'Status of a notice' },
  {
    queued: { zh: '待告知', en: 'queued' },
    failed: { zh: '告知未成', en: 'delivery failed, retrying', note: 'retried' },
    told: { zh: '已告知' },
    givenUp: { zh: '无法告知', en: 'undeliverable', note: 'must be delivered by a person' },
    withdrawn: { zh: '已撤回', note: 'a reminder of what was settled before it was told' },
  },
);
export type NoticeStatus = ValueOf<typeof noticeStatuses>;

export const noticeChannels = defineEnumeration(
  { zh: '告知方式', en: 'Channel of a notice' },
  {
    sms: { zh: '短信' },
    mail: { zh: '电子邮件' },
    officeSystem: { zh: '办公系统', en: 'office system' },
    paper: { zh: '纸质送达', en: 'paper' },
  },
);
export type NoticeChannel = ValueOf<typeof noticeChannels>;

/** Why a notice was not told. */
export const failureReasons = defineEnumeration(
  { zh: '未成原因', en: 'Reason of a failed delivery' },
  {
    noAddress: { zh: '无联系方式', en: 'no address', note: 'not retried' },
    refused: { zh: '对方拒收', en: 'refused', note: 'not retried' },
    unreachable: { zh: '未能送达', en: 'recipient not reached' },
    outage: { zh: '通道故障', en: 'channel out of order' },
  },
);
export type FailureReason = ValueOf<typeof failureReasons>;

/** Why a reminder (期限提醒) is not told any more. */
export const withdrawalReasons = defineEnumeration(
  { zh: '撤回原因', en: 'Reason of a withdrawal' },
  {
    answered: { zh: '已反馈', en: 'card answered' },
    appealDecided: { zh: '申诉已决定', en: 'appeal decided', note: 'or passed on' },
    cardRevoked: { zh: '已撤牌', en: 'card revoked' },
    limitMoved: { zh: '期限已顺延', en: 'limit moved', note: 'another one says until when' },
    limitOver: { zh: '期限已过', en: 'limit over' },
  },
);
export type WithdrawalReason = ValueOf<typeof withdrawalReasons>;
