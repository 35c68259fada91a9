import { type Wait, wait } from '@sealtrail/event-sourcing';
import type { Readiness } from '@sealtrail/event-sourcing/runtime';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** From half a millisecond, a commit on a good disk, to ten seconds. */
const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];
const GROUP_SIZES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** Maximum time that a scrape waits for refreshed gauges. */
const REFRESH_MS_MAX = 1_500;

/** Refreshes gauges that are computed on demand only. */
type GaugeRefresh = () => Promise<void> | void;

/**
 * The metrics of one process, in the Prometheus format. Label values come from closed lists (route patterns, command and event
 * types): never an id, a name, or text written by a person.
 */
export class Metrics {
  private readonly registry = new Registry();
  private readonly refreshes: GaugeRefresh[] = [];
  private readonly into = { registers: [this.registry] };
  private readonly pause: Wait;

  constructor({ pause = wait }: { readonly pause?: Wait } = {}) {
    this.pause = pause;
  }

  readonly appendSeconds = new Histogram({
    ...this.into,
    name: 'sealtrail_append_seconds',
    help: 'Append latency, including the wait in the queue, by outcome.',
    labelNames: ['outcome'],
    buckets: SECONDS,
  });
  readonly groupSize = new Histogram({
    ...this.into,
    name: 'sealtrail_append_group_size',
    help: 'Appends per commit of the log (group size).',
    buckets: GROUP_SIZES,
  });
  readonly fsyncSeconds = new Histogram({
    ...this.into,
    name: 'sealtrail_fsync_seconds',
    help: 'Duration of a commit of the log, nearly all of it the fsync.',
    buckets: SECONDS,
  });
  readonly facts = new Counter({
    ...this.into,
    name: 'sealtrail_facts_total',
    help: 'Events written by this process, by type.',
    labelNames: ['type'],
  });
  readonly cardsIssued = new Counter({
    ...this.into,
    name: 'sealtrail_cards_issued_total',
    help: 'Warnings, yellow cards and red cards issued by this process, by level.',
    labelNames: ['level'],
  });
  readonly logBytes = new Gauge({
    ...this.into,
    name: 'sealtrail_log_bytes',
    help: 'Size of the log: of its file with the WAL, or the head position on a server.',
  });
  readonly busSeconds = new Histogram({
    ...this.into,
    name: 'sealtrail_bus_seconds',
    help: 'Duration of commands and queries on the bus, by type and outcome.',
    labelNames: ['kind', 'type', 'outcome'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
  });
  readonly refusals = new Counter({
    ...this.into,
    name: 'sealtrail_refusals_total',
    help: 'Rejected commands and queries, by code.',
    labelNames: ['code'],
  });
  readonly httpRequests = new Counter({
    ...this.into,
    name: 'sealtrail_http_requests_total',
    help: 'HTTP responses by method, route pattern and status.',
    labelNames: ['method', 'route', 'status'],
  });
  readonly httpSeconds = new Histogram({
    ...this.into,
    name: 'sealtrail_http_request_seconds',
    help: 'HTTP response time by method and route pattern.',
    labelNames: ['method', 'route'],
    buckets: [0.001, 0.005, 0.025, 0.1, 0.5, 2.5, 10],
  });
  readonly ready = new Gauge({
    ...this.into,
    name: 'sealtrail_ready',
    help: '1: ready; 0: not ready, see /health/ready.',
  });
  readonly degraded = new Gauge({
    ...this.into,
    name: 'sealtrail_degraded',
    help: '1: ready but degraded (some responses are incomplete), see /health/ready; 0: not degraded, or not ready.',
  });
  readonly projectionGapEvents = new Gauge({
    ...this.into,
    name: 'sealtrail_projection_gap_events',
    help: 'Events not yet projected by the view furthest behind; counted up to 10000.',
  });
  readonly projectionGapSeconds = new Gauge({
    ...this.into,
    name: 'sealtrail_projection_gap_seconds',
    help: 'Age of the oldest event not yet projected by every view.',
  });
  readonly reactionGapEvents = new Gauge({
    ...this.into,
    name: 'sealtrail_reaction_gap_events',
    help: 'Events not yet processed by the reactors; counted up to 10000.',
  });
  readonly timersWaiting = new Gauge({
    ...this.into,
    name: 'sealtrail_timers_waiting',
    help: 'Pending timers.',
  });
  readonly timerLagSeconds = new Gauge({
    ...this.into,
    name: 'sealtrail_timer_lag_seconds',
    help: 'Lag of the oldest due timer.',
  });
  readonly workHeld = new Gauge({
    ...this.into,
    name: 'sealtrail_work_held',
    help: 'Leases (views, reactor partitions) held by this process.',
    labelNames: ['kind'],
  });
  readonly leaseChanges = new Counter({
    ...this.into,
    name: 'sealtrail_lease_changes_total',
    help: 'Leases acquired, released or lost by this process.',
    labelNames: ['kind', 'change'],
  });
  readonly webhookAttempts = new Counter({
    ...this.into,
    name: 'sealtrail_webhook_attempts_total',
    help: 'Messages sent to webhooks by this process, by outcome.',
    labelNames: ['outcome'],
  });
  readonly webhookOldestSeconds = new Gauge({
    ...this.into,
    name: 'sealtrail_webhook_oldest_undelivered_seconds',
    help: 'Age of the oldest undelivered message of the webhooks that this process works for.',
  });
  readonly webhookLagEvents = new Gauge({
    ...this.into,
    name: 'sealtrail_webhook_lag_events',
    help: 'Events behind the place of the webhook furthest behind; counted up to 10000.',
  });
  readonly webhooksDisabled = new Gauge({
    ...this.into,
    name: 'sealtrail_webhooks_disabled',
    help: 'Webhooks that are disabled and wait for an administrator.',
  });

  readonly streamsOpen = new Gauge({
    ...this.into,
    name: 'sealtrail_streams_open',
    help: 'Streams of facts (server-sent events) that this process holds open.',
  });
  readonly feedConsumers = new Gauge({
    ...this.into,
    name: 'sealtrail_feed_consumers',
    help: 'Readers of published facts in the last 24 hours, by channel.',
    labelNames: ['channel'],
  });
  readonly feedLagSeconds = new Gauge({
    ...this.into,
    name: 'sealtrail_feed_lag_seconds',
    help: 'Age of the oldest published event not yet taken by the reader furthest behind, by channel.',
    labelNames: ['channel'],
  });

  /** Readiness as gauges: a degraded process counts as ready, as it does for the load balancer. */
  tellReadiness(status: Readiness['status']): void {
    this.ready.set(status === 'notReady' ? 0 : 1);
    this.degraded.set(status === 'degraded' ? 1 : 0);
  }

  /** Node's process metrics: processor, memory, event loop, garbage collection. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** @param look sets gauges; called at each scrape. If it fails, it must leave them without a value. */
  beforeScrape(look: GaugeRefresh): void {
    this.refreshes.push(look);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** The names of all metrics that this process defines itself. */
  get names(): readonly string[] {
    return this.registry.getMetricsAsArray().map(({ name }) => name);
  }

  /** The text of a scrape. A gauge that cannot be refreshed in time keeps its value. */
  async text(): Promise<string> {
    const over = new AbortController();
    const looked = Promise.allSettled(this.refreshes.map(async (look) => look()));
    await Promise.race([looked, this.pause(REFRESH_MS_MAX, over.signal)]);
    over.abort();
    return this.registry.metrics();
  }
}
