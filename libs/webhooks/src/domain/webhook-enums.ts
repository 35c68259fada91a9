import { roles } from '@sealtrail/access/events';
import { defineEnumeration, subset, type ValueOf } from '@sealtrail/event-sourcing';

/** The role of a webhook: a reader of the feed, or the gateway that notifies people of cards. */
export const webhookRoles = subset(roles, [
  'applicantPortal',
  'window',
  'officer',
  'chiefRepresentative',
  'supervisor',
  'discipline',
  'dashboard',
  'integrator',
  'notifier',
  'admin',
]);
export type WebhookRole = ValueOf<typeof webhookRoles>;

export const webhookStatuses = defineEnumeration(
  { zh: '推送状态', en: 'Status of a webhook' },
  {
    active: { zh: '推送中', en: 'active' },
    disabled: { zh: '已停用', en: 'disabled', note: 'waits for an administrator' },
    expired: { zh: '已到期', en: 'expired', note: 'with the key that made it' },
  },
);
export type WebhookStatus = ValueOf<typeof webhookStatuses>;

/** Why deliveries are stopped. */
export const disablingReasons = defineEnumeration(
  { zh: '停用原因', en: 'Why a webhook is disabled' },
  {
    gone: { zh: '接收方称不再接收', en: 'receiver is gone', note: '410' },
    failing: { zh: '连续三天未能送达', en: 'deliveries failed for three days' },
    administrator: { zh: '管理员停用', en: 'disabled by an administrator' },
  },
);
export type DisablingReason = ValueOf<typeof disablingReasons>;

export const deliveryOutcomes = defineEnumeration(
  { zh: '推送结果', en: 'Outcome of a delivery' },
  {
    delivered: { zh: '已送达', en: 'delivered' },
    failed: { zh: '未送达', en: 'failed', note: 'an attempt; it is tried again' },
    skipped: { zh: '已略过', en: 'skipped', note: 'by an administrator' },
  },
);
export type DeliveryOutcome = ValueOf<typeof deliveryOutcomes>;

/** Why an attempt failed. */
export const attemptFailures = defineEnumeration(
  { zh: '未送达原因', en: 'Why an attempt failed' },
  {
    refused: { zh: '接收方未接受', en: 'not accepted', note: 'any status but 2xx; redirects are not followed' },
    addressRefused: { zh: '地址不允许', en: 'address not allowed' },
    nameUnknown: { zh: '域名无法解析', en: 'host name unknown' },
    connection: { zh: '无法连接', en: 'no connection' },
    timeout: { zh: '超时', en: 'timeout' },
    answerInvalid: { zh: '答复无效', en: 'response invalid', note: 'of a gateway: neither a receipt nor a reason' },
  },
);
export type AttemptFailure = ValueOf<typeof attemptFailures>;
