import { Module } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { DeliveryLog } from './read/delivery-log';
import { WebhookRing } from './read/webhook-ring';
import { WebhookKeys } from './webhook-keys';
import { ChangeWebhookHandler } from './write/change-webhook';

/** 推送. The importing application provides the ports. */
@Module({
  imports: [CqrsModule],
  providers: [WebhookRing, DeliveryLog, WebhookKeys, ChangeWebhookHandler],
  exports: [WebhookRing, DeliveryLog, WebhookKeys],
})
export class WebhooksModule {}
