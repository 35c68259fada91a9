import { type Deliveries, deliveriesFold, NOTHING_DELIVERED, RECENT_MAX } from './deliveries';
import type { WebhookAttemptFailed, WebhookDelivered } from './webhook-events';

const at = '2026-03-02T01:00:00.000Z';
const id = 'w1';
const ref = (revision: number) => ({ stream: 's', revision });
const delivered = (more: Partial<WebhookDelivered['data']>): WebhookDelivered['data'] => ({
  id,
  replay: null,
  through: ref(1),
  count: 1,
  deliveryId: 'd1',
  isReplayOver: false,
  deliveredAt: at,
  ...more,
});
const failed: WebhookAttemptFailed['data'] = {
  id,
  replay: null,
  fact: ref(2),
  deliveryId: 'd2',
  type: 't',
  attempt: 1,
  failure: 'refused',
  status: 500,
  failingSince: at,
  retryAt: at,
  failedAt: at,
};
const { WebhookDelivered: deliver, WebhookAttemptFailed: fail, WebhookDeliverySkipped: skip } = deliveriesFold;

describe('the progress of a webhook', () => {
  it('advances with each delivery, and stops at a failure', () => {
    const one = deliver(NOTHING_DELIVERED, delivered({ count: 3 }), 0);
    expect(one).toMatchObject({ revision: 0, through: ref(1), delivered: 3, failing: null });
    const two = fail(one, failed, 1);
    expect(two).toMatchObject({ revision: 1, through: ref(1), delivered: 3, failing: failed });
    expect(deliver(two, delivered({ through: ref(2) }), 2)).toMatchObject({ through: ref(2), failing: null });
  });

  it('keeps the failure if only the position in the log advances', () => {
    const looked = deliver(fail(NOTHING_DELIVERED, failed, 0), delivered({ count: 0, through: ref(9) }), 1);
    expect(looked).toMatchObject({ failing: failed, through: ref(9), delivered: 0 });
    expect(looked.recent).toHaveLength(1);
  });

  it('keeps the position of a replay separately, and drops it when the replay ends', () => {
    const one = deliver(NOTHING_DELIVERED, delivered({ through: ref(5) }), 0);
    const replaying = deliver(one, delivered({ replay: 1, through: ref(2) }), 1);
    expect(replaying).toMatchObject({ through: ref(5), replayThrough: ref(2), replaysOver: 0 });
    const over = deliver(replaying, delivered({ replay: 1, through: ref(3), isReplayOver: true }), 2);
    expect(over).toMatchObject({ through: ref(5), replayThrough: null, replaysOver: 1 });
  });

  it('advances past a skipped delivery', () => {
    const data = { id, replay: null, fact: ref(2), deliveryId: 'd2', type: 't', skippedAt: at };
    const skipped = skip(fail(NOTHING_DELIVERED, failed, 0), data, 1);
    expect(skipped).toMatchObject({ through: ref(2), failing: null, delivered: 0 });
    expect(skipped.recent[0]).toMatchObject({ outcome: 'skipped', deliveryId: 'd2' });
  });

  it('keeps a bounded number of recent deliveries, latest first', () => {
    let deliveries: Deliveries = NOTHING_DELIVERED;
    for (let n = 0; n < RECENT_MAX + 10; n++) deliveries = deliver(deliveries, delivered({ deliveryId: `d${n}` }), n);
    expect(deliveries.recent).toHaveLength(RECENT_MAX);
    expect(deliveries.recent[0]).toMatchObject({ n: RECENT_MAX + 9, outcome: 'delivered' });
  });
});
