import { Injectable } from '@nestjs/common';
import { Clock, EventStore } from '@sealtrail/event-sourcing';
import { Metrics } from '@sealtrail/platform';
import { WebhookRing } from '@sealtrail/webhooks';
import type { Attempt } from './webhook-sender';
import type { WebhookWorker } from './webhook-worker';

const COUNTED_MAX = 10_000;

/** Metrics of the webhooks that this process works for. */
@Injectable()
export class WebhookMetrics {
  constructor(
    private readonly metrics: Metrics,
    private readonly store: EventStore,
    private readonly clock: Clock,
    private readonly webhooks: WebhookRing,
  ) {}

  attempted({ failure }: Attempt): void {
    this.metrics.webhookAttempts.inc({ outcome: failure ?? 'delivered' });
  }

  /** @param running the workers, read at each scrape */
  watch(running: () => Iterable<{ readonly worker: WebhookWorker }>): void {
    this.metrics.beforeScrape(() => this.look([...running()].map(({ worker }) => worker.status)));
  }

  private async look(workers: readonly WebhookWorker['status'][]): Promise<void> {
    const { metrics } = this;
    const waiting = workers.flatMap(({ waitingSince }) => (waitingSince === null ? [] : [waitingSince])).toSorted();
    const [oldest] = waiting;
    const ageMs = oldest === undefined ? 0 : Math.max(0, Date.parse(this.clock.now()) - Date.parse(oldest));
    metrics.webhookOldestSeconds.set(ageMs / 1_000);
    metrics.webhooksDisabled.set(this.webhooks.all().filter(({ isDisabled }) => isDisabled).length);
    const [first] = workers.map(({ position }) => position).toSorted((a, b) => (a < b ? -1 : 1));
    const lag = first === undefined ? 0 : await this.store.countAfter(first, COUNTED_MAX).catch(() => Number.NaN);
    metrics.webhookLagEvents.set(lag);
  }
}
