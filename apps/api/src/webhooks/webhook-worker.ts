import { type CommandBus } from '@nestjs/cqrs';
import { type CommandMetadata, derivedId, type Wait, type WallClock } from '@sealtrail/event-sourcing';
import { linkSignals } from '@sealtrail/event-sourcing/runtime';
import {
  ChangeWebhook,
  type Deliveries,
  type DeliveryLog,
  type DisablingReason,
  nextAttemptAt,
  type Replay,
  statusOf,
  type Webhook,
  type WebhookAttemptFailed,
} from '@sealtrail/webhooks';
import { DeliveryProgress } from './delivery-progress';
import type { Outgoing, OutgoingSource } from './outgoing';
import type { Attempt, WebhookSender } from './webhook-sender';

/** Polling interval for due attempts: the clock may be set in the meantime. */
const LOOK_MS = 1_000;

export type WorkerParts = {
  readonly log: DeliveryLog;
  readonly sender: WebhookSender;
  readonly source: OutgoingSource;
  readonly commands: CommandBus;
  readonly clock: WallClock;
  readonly wait: Wait;
  readonly steadyMs: () => number;
  readonly random: () => number;
  /** Called after each attempt, for metrics. */
  readonly onAttempt: (attempt: Attempt) => void;
};

/** The oldest undelivered message of a webhook. */
export type WorkerStatus = { readonly position: bigint; readonly waitingSince: string | null };

/**
 * Delivers the messages of one webhook one after the other: messages after a failed one wait. It works with the settings that the
 * webhook had at its start; after a change, a new worker replaces it.
 */
export class WebhookWorker {
  private progress: DeliveryProgress;
  private position = 0n;
  private waitingSince: string | null = null;
  /** Whether a retry of the failed delivery was requested since it failed. */
  private isRenewed = false;

  constructor(
    private readonly webhook: Webhook,
    private readonly parts: WorkerParts,
  ) {}

  get status(): WorkerStatus {
    return { position: this.position, waitingSince: this.waitingSince };
  }

  /** @throws any error of the stores; the worker is then restarted */
  async run(signal: AbortSignal): Promise<void> {
    const { log, clock, steadyMs } = this.parts;
    this.progress = new DeliveryProgress(this.webhook.id, { log, clock, steadyMs }, await log.of(this.webhook.id));
    const { failing } = this.deliveries;
    const { renewedAt } = this.webhook;
    this.isRenewed = failing !== null && renewedAt !== null && renewedAt >= failing.failedAt;
    await this.skip();
    this.position = await this.placeOfLive();
    try {
      while (!signal.aborted) await this.turn(signal);
    } finally {
      await this.progress.save();
    }
  }

  private get deliveries(): Deliveries {
    return this.progress.deliveries;
  }

  /** The failed delivery, unless a retry was requested since. */
  private get failing(): WebhookAttemptFailed['data'] | null {
    return this.isRenewed ? null : this.deliveries.failing;
  }

  private async turn(signal: AbortSignal): Promise<void> {
    const { clock, wait } = this.parts;
    const now = clock.now();
    if (statusOf(this.webhook, now) !== 'active') return wait(LOOK_MS, signal);
    const { failing } = this;
    if (failing !== null && failing.retryAt === null) {
      await this.disable(failing);
      return wait(LOOK_MS, signal);
    }
    if (failing?.retryAt != null && now < failing.retryAt) {
      const rest = Date.parse(failing.retryAt) - Date.parse(now);
      return wait(Math.min(rest, LOOK_MS), signal);
    }
    const replay = this.webhook.replays.find(({ replay: n }) => n > this.deliveries.replaysOver);
    await (replay === undefined ? this.live(signal) : this.replayOn(replay, signal));
  }

  private async live(signal: AbortSignal): Promise<void> {
    const { source, wait } = this.parts;
    const before = this.position;
    const page = await source.page(this.webhook, before, signal);
    if (!(await this.sendAll(page.messages, null, signal))) return;
    this.position = page.position;
    if (!page.isAtEnd || page.messages.length > 0) return;
    this.waitingSince = null;
    await this.progress.rest(source.anchor(before));
    const due = linkSignals(signal);
    const saving = wait(this.progress.msUntilDue, due.signal).then(due.abort);
    try {
      await source.moved(page.position, due.signal, wait);
    } finally {
      due.abort();
      due.release();
      await saving;
    }
  }

  private async replayOn(replay: Replay, signal: AbortSignal): Promise<void> {
    const { log, source } = this.parts;
    await this.progress.save();
    const until = replay.until === null ? replay.requestedAtPosition : await log.positionOf(replay.until);
    const { replayThrough } = this.deliveries;
    if (replayThrough === null) {
      const first = await source.at(this.webhook, replay.from);
      if (first !== null && !(await this.sendAll([first], replay.replay, signal))) return;
    }
    let position = await log.positionOf(replayThrough ?? replay.from);
    while (!signal.aborted && position < until) {
      const page = await source.page(this.webhook, position, signal);
      const within = page.messages.filter(({ position: at }) => at < until);
      if (!(await this.sendAll(within, replay.replay, signal))) return;
      if (within.length < page.messages.length) break;
      position = page.position;
    }
    if (!signal.aborted) await this.progress.endReplay(replay.replay);
  }

  /** `false`: a message failed, or the worker is stopping. */
  private async sendAll(messages: readonly Outgoing[], replay: number | null, signal: AbortSignal): Promise<boolean> {
    for (const message of messages) {
      if (signal.aborted) return false;
      this.waitingSince = message.since;
      const attempt = await this.parts.sender.send(this.webhook, message, signal);
      // An attempt cut off by the shutdown is repeated by the next worker.
      if (signal.aborted && attempt.failure !== null) return false;
      this.parts.onAttempt(attempt);
      if (attempt.failure !== null) {
        await this.failed(message, replay, attempt);
        return false;
      }
      await this.progress.delivered(message, replay);
      if (replay === null) this.position = message.position;
    }
    return true;
  }

  private async failed({ deliveryId, type, fact }: Outgoing, replay: number | null, attempt: Attempt): Promise<void> {
    const { failing, webhook, parts } = this;
    const { failure, status, isGone, retryAfterMs, at } = attempt;
    const count = (failing?.attempt ?? 0) + 1;
    const failingSince = failing?.failingSince ?? at;
    const next = { attempt: count, failingSince, at, retryAfterMs, chance: parts.random() };
    const retryAt = isGone ? null : nextAttemptAt(next);
    const told = {
      id: webhook.id,
      replay,
      fact,
      deliveryId,
      type,
      attempt: count,
      failure: failure ?? 'refused',
    } as const;
    this.isRenewed = false;
    await this.progress.failed({ ...told, status, failingSince, retryAt, failedAt: at });
  }

  /** Skips the waiting delivery on request, if it is still the same one. */
  private async skip(): Promise<void> {
    const { failing } = this.deliveries;
    const { skips, isDisabled } = this.webhook;
    if (failing === null || isDisabled || failing.deliveryId !== skips || !this.isRenewed) return;
    await this.progress.skipped(failing);
  }

  private async placeOfLive(): Promise<bigint> {
    const { through } = this.deliveries;
    return through === null ? this.webhook.position : this.parts.log.positionOf(through);
  }

  private async disable({ deliveryId, attempt, status }: WebhookAttemptFailed['data']): Promise<void> {
    const { id } = this.webhook;
    const reason: DisablingReason = status === 410 ? 'gone' : 'failing';
    const commandId = derivedId('disableWebhook', id, deliveryId, String(attempt), String(this.deliveries.revision));
    const data = { id, reason, at: this.parts.clock.now() };
    const command = { type: 'DisableWebhook', data } as const;
    await this.parts.commands.execute(new ChangeWebhook(id, command, bySystem(commandId), null));
  }
}

const bySystem = (commandId: string): CommandMetadata => ({
  actor: 'system:webhooks',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});
