import { type DeliveryOutcome, deliveryOutcomes, type WebhookStatus, webhookStatuses } from '@sealtrail/webhooks';
import { IsEnumerated } from '../http/enumerated';
import { ListQuery } from '../http/page';

export class WebhooksQuery extends ListQuery {
  @IsEnumerated(webhookStatuses, { optional: true })
  status?: WebhookStatus;
}

export class WebhookDeliveriesQuery extends ListQuery {
  @IsEnumerated(deliveryOutcomes, { optional: true })
  outcome?: DeliveryOutcome;
}
