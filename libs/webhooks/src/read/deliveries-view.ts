import type { Projection } from '@sealtrail/event-sourcing';
import { type Deliveries, deliveriesFold, NOTHING_DELIVERED } from '../domain/deliveries';
import type { DeliveryEvent } from '../domain/webhook-events';

const byId = ({ data }: { readonly data: { readonly id: string } }): string => data.id;

/** The progress and recent deliveries of each webhook: the starting point for a worker that takes the webhook over. */
export const webhookDeliveries: Projection<Deliveries, DeliveryEvent> = {
  name: 'webhook-deliveries.v1',
  initial: NOTHING_DELIVERED,
  indexes: [],
  on: {
    WebhookDelivered: {
      id: byId,
      fold: (before, { data, revision }) => deliveriesFold.WebhookDelivered(before, data, Number(revision)),
    },
    WebhookAttemptFailed: {
      id: byId,
      fold: (before, { data, revision }) => deliveriesFold.WebhookAttemptFailed(before, data, Number(revision)),
    },
    WebhookDeliverySkipped: {
      id: byId,
      fold: (before, { data, revision }) => deliveriesFold.WebhookDeliverySkipped(before, data, Number(revision)),
    },
  },
};
