import type { DeliveryEvent } from './domain/webhook-events';

/** Delivery events of a webhook: successes, a failure that was skipped, and a replay. */
export const deliveryStory = (id: string): readonly DeliveryEvent[] => {
  const at = '2026-01-05T01:00:00.000Z';
  const fact = { stream: 'item-food', revision: 0 };
  const waiting = { id, replay: null, fact, deliveryId: 'd2', type: 'sealtrail.ItemDefined' } as const;
  const sent = { id, through: fact, deliveryId: 'd1', deliveredAt: at } as const;
  const failure = { attempt: 1, failure: 'refused', status: 500, failingSince: at, retryAt: at, failedAt: at } as const;
  return [
    { type: 'WebhookDelivered', data: { ...sent, replay: null, count: 3, isReplayOver: false } },
    { type: 'WebhookAttemptFailed', data: { ...waiting, ...failure } },
    { type: 'WebhookDeliverySkipped', data: { ...waiting, skippedAt: at } },
    { type: 'WebhookDelivered', data: { ...sent, replay: 1, count: 1, isReplayOver: true } },
  ];
};
