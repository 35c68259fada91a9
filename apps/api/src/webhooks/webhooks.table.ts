import {
  attemptFailures,
  deliveryOutcomes,
  disablingReasons,
  webhookRoles,
  webhookStatuses,
} from '@sealtrail/webhooks';
import { count, department, instant, omitted, term, text } from '../tables/cells';
import { columnsOfObject, tableOf } from '../tables/table';
import type { FailingDeliveryView, WebhookDeliveryView, WebhookDisabledView, WebhookView } from './webhooks.view';

/** 推送 as rows of a file. */
export const webhooksTable = tableOf<WebhookView>(
  { zh: '推送清单', en: 'webhooks' },
  {
    id: text('推送标识', 'Webhook id', 20),
    name: text('名称', 'Name', 24),
    url: text('地址', 'Address', 40),
    types: omitted,
    role: term(webhookRoles),
    department: department('部门', 'Department'),
    region: text('行政区划代码', 'Region'),
    source: text('来源系统', 'Source'),
    status: term(webhookStatuses),
    disabled: columnsOfObject<WebhookDisabledView>({
      reason: term(disablingReasons),
      at: instant('停用时间', 'Disabled at'),
    }),
    registeredAt: instant('登记时间', 'Registered at'),
    expiresAt: instant('到期时间', 'Expires at'),
    publicKeys: omitted,
    delivered: count('已送达', 'Delivered'),
    failing: columnsOfObject<FailingDeliveryView>({
      deliveryId: omitted,
      type: text('未送达类型', 'Failing type', 24),
      attempt: count('尝试次数', 'Attempts'),
      failure: term(attemptFailures),
      status: count('答复状态', 'Answered status'),
      failingSince: instant('自何时未送达', 'Failing since'),
      retryAt: instant('再次尝试', 'Next attempt'),
    }),
    replaysWaiting: count('待完成重推', 'Replays waiting'),
  },
);

/** 推送记录 as rows of a file. */
export const webhookDeliveriesTable = tableOf<WebhookDeliveryView>(
  { zh: '推送记录', en: 'webhook-deliveries' },
  {
    n: count('序号', 'Number'),
    outcome: term(deliveryOutcomes),
    count: count('条数', 'Messages'),
    deliveryId: text('消息标识', 'Message id', 38),
    type: text('类型', 'Type', 24),
    replay: count('重推', 'Replay'),
    attempt: count('第几次尝试', 'Attempt'),
    failure: term(attemptFailures),
    status: count('答复状态', 'Status'),
    retryAt: instant('再次尝试', 'Next attempt'),
    at: instant('时间', 'At'),
  },
);
