import type { Projection } from '@sealtrail/event-sourcing';
import { type Deliveries, deliveriesFold, NOTHING_DELIVERED } from '../domain/deliveries';
import type { DeliveryEvent } from '../domain/webhook-events';

const byId = ({ data }: { readonly data: { readonly id: string } }): string => data.id;

/** How far each webhook is, and what became of its latest deliveries: whoever takes its work over begins here. */
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
