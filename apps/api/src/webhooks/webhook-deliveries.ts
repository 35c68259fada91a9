import { Injectable, Logger } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { backOffMs, type Wait, WallClock, wait } from '@sealtrail/event-sourcing';
import { LeaseCoordinator, type LeaseStore, onAbort } from '@sealtrail/event-sourcing/runtime';
import { monotonicMs } from '@sealtrail/platform';
import { DeliveryLog, type Webhook, WebhookRing } from '@sealtrail/webhooks';
import { FactSource } from './fact-source';
import { NoticeSource } from './notice-source';
import { WebhookMetrics } from './webhook-metrics';
import { WebhookSender } from './webhook-sender';
import { WebhookWorker, type WorkerParts } from './webhook-worker';

/** Number of partitions of the work among the processes that serve requests. */
const PARTS = 16;
const PART_NAMES = Array.from({ length: PARTS }, (_, part) => String(part));

/** Shared work: leases, and the owner that holds them. */
export type SharedWork = { readonly leases: LeaseStore; readonly owner: string; readonly leaseSeconds: number };

type Running = {
  readonly worker: WebhookWorker;
  readonly revision: bigint;
  readonly stop: AbortController;
  done: Promise<void>;
};

/** Time functions that tests replace. */
export type WebhookTimes = { readonly wait: Wait; readonly steadyMs: () => number; readonly random: () => number };
const REAL: WebhookTimes = { wait, steadyMs: monotonicMs, random: Math.random };

/** Delivers messages to all webhooks, with one worker for each: a slow receiver does not delay others. */
@Injectable()
export class WebhookDeliveries {
  private readonly logger = new Logger('webhooks');
  private readonly running = new Map<string, Running>();

  constructor(
    private readonly webhooks: WebhookRing,
    private readonly log: DeliveryLog,
    private readonly sender: WebhookSender,
    private readonly facts: FactSource,
    private readonly notices: NoticeSource,
    private readonly commands: CommandBus,
    private readonly clock: WallClock,
    private readonly metrics: WebhookMetrics,
  ) {}

  /** Runs until the signal aborts. @param shared `null`: this process does all of the work */
  async run(signal: AbortSignal, shared: SharedWork | null, times = REAL): Promise<void> {
    this.metrics.watch(() => this.running.values());
    const following = this.follow(signal, times.wait);
    const working = shared === null ? this.work(PART_NAMES, signal, times) : this.share(shared, signal, times);
    await Promise.all([following, working]);
  }

  private async share({ leases, owner, leaseSeconds }: SharedWork, signal: AbortSignal, times: WebhookTimes) {
    const coordinator = new LeaseCoordinator({
      leases,
      kind: 'webhooks',
      owner,
      tasks: PART_NAMES,
      work: (held, ended) => this.work([...held.keys()], ended, times),
      leaseTimeoutMs: leaseSeconds * 1_000,
      beatMs: Math.min(1_000, leaseSeconds * 100),
      steadyMs: times.steadyMs,
      onError: (err) => this.logger.warn({ err }, 'leases of webhooks; retrying'),
    });
    await coordinator.run(signal);
  }

  /** Follows the log, so that changes by any process take effect soon. */
  private async follow(signal: AbortSignal, pause: Wait): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      await this.webhooks.follow(signal).catch((err: unknown) => this.logger.warn({ err }, 'retrying'));
      if (!signal.aborted) await pause(backOffMs(attempt), signal);
    }
  }

  /** Runs a worker for each webhook of the partitions; a changed webhook gets a new worker. */
  private async work(parts: readonly string[], signal: AbortSignal, times: WebhookTimes): Promise<void> {
    const isMine = ({ id }: Webhook): boolean => parts.includes(partOf(id));
    while (!signal.aborted) {
      const change = this.nextChange(signal);
      await this.adjust(this.webhooks.all().filter(isMine), times);
      await change;
    }
    await this.adjust([], times);
  }

  private async nextChange(signal: AbortSignal): Promise<void> {
    const releases: (() => void)[] = [];
    await new Promise<void>((resolve) => releases.push(this.webhooks.onChange(resolve), onAbort(signal, resolve)));
    for (const release of releases) release();
  }

  private async adjust(wanted: readonly Webhook[], times: WebhookTimes): Promise<void> {
    const byId = new Map(wanted.map((webhook) => [webhook.id, webhook]));
    const ended = [...this.running].filter(([id, { revision }]) => byId.get(id)?.revision !== revision);
    for (const [id, { stop }] of ended) {
      stop.abort();
      this.running.delete(id);
    }
    await Promise.all(ended.map(([, { done }]) => done));
    for (const webhook of wanted) if (!this.running.has(webhook.id)) this.begin(webhook, times);
  }

  private begin(webhook: Webhook, times: WebhookTimes): void {
    const { log, sender, commands, clock, metrics } = this;
    const source = webhook.role === 'notifier' ? this.notices : this.facts;
    const onAttempt: WorkerParts['onAttempt'] = (attempt) => metrics.attempted(attempt);
    const worker = new WebhookWorker(webhook, { log, sender, source, commands, clock, onAttempt, ...times });
    const stop = new AbortController();
    const done = this.untilStopped(webhook.id, worker, stop.signal, times.wait);
    this.running.set(webhook.id, { worker, revision: webhook.revision, stop, done });
  }

  /** In an outage the worker is restarted from the recorded progress. */
  private async untilStopped(id: string, worker: WebhookWorker, signal: AbortSignal, pause: Wait): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      await worker
        .run(signal)
        .catch(
          (err: unknown) =>
            (console.error(err) as never) || this.logger.warn({ webhook: id, err }, 'deliveries; retrying'),
        );
      if (!signal.aborted) await pause(backOffMs(attempt), signal);
    }
  }
}

const partOf = (id: string): string => String(Number.parseInt(id.slice(0, 4), 16) % PARTS);
