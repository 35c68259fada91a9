import { Module, type OnApplicationBootstrap } from '@nestjs/common';
import { CqrsModule } from '@nestjs/cqrs';
import { NoticesModule } from '@sealtrail/notices';
import { WebhookRing, WebhooksModule } from '@sealtrail/webhooks';
import { FeedHttpModule } from '../feed/feed-http.module';
import { HttpModule } from '../http/http.module';
import { FactSource } from './fact-source';
import { NoticeSource } from './notice-source';
import { ReplayRanges } from './replay-ranges';
import { WebhookDeliveries } from './webhook-deliveries';
import { WebhookMetrics } from './webhook-metrics';
import { WebhookSender } from './webhook-sender';
import { Webhooks } from './webhooks';
import { WebhooksController } from './webhooks.controller';

/** Webhooks over HTTP, and their deliveries. */
@Module({
  imports: [CqrsModule, WebhooksModule, NoticesModule, FeedHttpModule, HttpModule],
  controllers: [WebhooksController],
  providers: [Webhooks, ReplayRanges, FactSource, NoticeSource, WebhookSender, WebhookMetrics, WebhookDeliveries],
})
export class WebhooksHttpModule implements OnApplicationBootstrap {
  constructor(private readonly webhooks: WebhookRing) {}

  onApplicationBootstrap(): Promise<void> {
    return this.webhooks.catchUp();
  }
}
