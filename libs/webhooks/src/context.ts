import { defineContext } from '@sealtrail/event-sourcing';
import { webhookDeliveries } from './read/deliveries-view';
import { webhooksRejections } from './rejections';
import { WebhooksModule } from './webhooks.module';

/** 推送: facts and notices pushed to external systems. */
export const webhooksContext = defineContext({
  name: 'webhooks',
  module: WebhooksModule,
  projections: [webhookDeliveries],
  rejections: webhooksRejections,
});
