import { Injectable } from '@nestjs/common';
import { type Instant, OutboundRequests, WallClock } from '@sealtrail/event-sourcing';
import type { AttemptFailure, Webhook } from '@sealtrail/webhooks';
import { WebhookKeys } from '@sealtrail/webhooks';
import type { Outgoing } from './outgoing';
import { retryAfterMsOf } from './retry-after';

const EVENT_TYPE = 'application/cloudevents+json; charset=utf-8';
const GONE = 410;
/** Statuses whose `Retry-After` is honoured. */
const PATIENCE: readonly number[] = [429, 503];

export type Attempt = {
  /** `null`: delivered. */
  readonly failure: AttemptFailure | null;
  readonly status: number | null;
  readonly isGone: boolean;
  readonly retryAfterMs: number | null;
  readonly at: Instant;
};

/** Sends one signed message, and returns the outcome. */
@Injectable()
export class WebhookSender {
  constructor(
    private readonly outbound: OutboundRequests,
    private readonly keys: WebhookKeys,
    private readonly clock: WallClock,
  ) {}

  async send(webhook: Webhook, { deliveryId, body, settle }: Outgoing, signal: AbortSignal): Promise<Attempt> {
    const now = this.clock.now();
    const signed = { deliveryId, timestamp: Math.floor(Date.parse(now) / 1_000), body };
    const headers = {
      'content-type': EVENT_TYPE,
      'user-agent': 'Sealtrail-Webhooks',
      ...this.keys.headersFor(webhook, signed, now),
    };
    const result = await this.outbound.post({ url: webhook.url, headers, body }, signal);
    const at = this.clock.now();
    if (result.kind === 'failed')
      return { failure: result.reason, status: null, isGone: false, retryAfterMs: null, at };
    const { status, retryAfter, body: answer } = result;
    const isTaken = status >= 200 && status < 300;
    const retryAfterMs = PATIENCE.includes(status) ? retryAfterMsOf(retryAfter, at) : null;
    if (!isTaken) return { failure: 'refused', status, isGone: status === GONE, retryAfterMs, at };
    const isSettled = settle === undefined || (await settle(answer));
    return { failure: isSettled ? null : 'answerInvalid', status, isGone: false, retryAfterMs: null, at };
  }
}
