import { randomBytes, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { type JsonObject, liesWithin, OutboundRequests, WallClock } from '@sealtrail/event-sourcing';
import {
  ChangeWebhook,
  type Deliveries,
  DeliveryLog,
  rejectWebhook,
  statusOf,
  type Webhook,
  type WebhookCommand,
  WebhookKeys,
  WebhookRing,
  webhookFault,
  webhookIdOf,
} from '@sealtrail/webhooks';
import { laterBy } from '@sealtrail/working-days';
import { TYPE_PREFIX } from '../feed/cloud-event';
import { Feed } from '../feed/feed';
import type { Caller } from '../http/caller';
import type { CommandResponse } from '../http/command-response';
import { type Page, page } from '../http/page';
import { ReplayRanges } from './replay-ranges';
import { WebhookSender } from './webhook-sender';
import type { WebhookDeliveriesQuery, WebhooksQuery } from './webhooks.query';
import type {
  EnableWebhookRequest,
  RegisterWebhookRequest,
  ReplayWebhookRequest,
  RotateWebhookSecretRequest,
  WebhookTermsRequest,
} from './webhooks.request';

const OVERLAP_HOURS = 24;
const SALT_BYTES = 16;

/** Registers and changes webhooks, and reads their progress; expiry is by wall-clock time. */
@Injectable()
export class Webhooks {
  constructor(
    private readonly commands: CommandBus,
    private readonly ring: WebhookRing,
    private readonly log: DeliveryLog,
    private readonly keys: WebhookKeys,
    private readonly sender: WebhookSender,
    private readonly outbound: OutboundRequests,
    private readonly ranges: ReplayRanges,
    private readonly feed: Feed,
    private readonly clock: WallClock,
  ) {}

  /**
   * Only the response to the first request holds the secret: a repeated request generates another one, which signs nothing and is
   * not returned.
   */
  async register(request: RegisterWebhookRequest, caller: Caller): Promise<CommandResponse> {
    const id = webhookIdOf(caller.commandId);
    const { role, department = null, region = null, source = null } = request;
    const salt = newSalt();
    const { expiresAt } = caller.bounds;
    const bounds = { role, department, region, source, expiresAt };
    const data = { id, ...this.termsOf(request), ...bounds, salt, at: this.clock.now() };
    const response = await this.change(id, { type: 'RegisterWebhook', data }, caller);
    return { ...response, created: `/v1/webhooks/${id}`, extraMembers: this.keysOf(id, salt) };
  }

  revise(id: string, request: WebhookTermsRequest, caller: Caller): Promise<CommandResponse> {
    const data = { id, ...this.termsOf(request), at: this.clock.now() };
    return this.change(id, { type: 'ReviseWebhook', data }, caller);
  }

  async rotate(id: string, { overlapHours = OVERLAP_HOURS }: RotateWebhookSecretRequest, caller: Caller) {
    const [salt, at] = [newSalt(), this.clock.now()];
    const data = { id, salt, previousUntil: laterBy(at, overlapHours * 60), at };
    const response = await this.change(id, { type: 'RotateWebhookSecret', data }, caller);
    return { ...response, extraMembers: this.keysOf(id, salt) };
  }

  disable(id: string, caller: Caller): Promise<CommandResponse> {
    const data = { id, reason: 'administrator', at: this.clock.now() } as const;
    return this.change(id, { type: 'DisableWebhook', data }, caller);
  }

  enable(id: string, { skips = null }: EnableWebhookRequest, caller: Caller): Promise<CommandResponse> {
    return this.change(id, { type: 'EnableWebhook', data: { id, skips, at: this.clock.now() } }, caller);
  }

  remove(id: string, caller: Caller): Promise<CommandResponse> {
    return this.change(id, { type: 'RemoveWebhook', data: { id, at: this.clock.now() } }, caller);
  }

  async replay(id: string, { after, through }: ReplayWebhookRequest, caller: Caller): Promise<CommandResponse> {
    this.existing(id, caller);
    const range = await this.ranges.of(after ?? undefined, through ?? undefined);
    return this.change(id, { type: 'RequestWebhookReplay', data: { id, ...range, at: this.clock.now() } }, caller);
  }

  /** Sends at once, independent of waiting deliveries; nothing is recorded. */
  async test(id: string, caller: Caller, signal: AbortSignal): Promise<JsonObject> {
    const webhook = this.existing(id, caller);
    const deliveryId = randomUUID();
    const time = this.clock.now();
    const type = `${TYPE_PREFIX}WebhookTest`;
    const event = { specversion: '1.0', id: deliveryId, source: this.feed.source, type, subject: id, time };
    const body = JSON.stringify({ ...event, datacontenttype: 'application/json', data: {} });
    const message = { deliveryId, type, body, fact: null, position: 0n, since: time };
    const { failure, status } = await this.sender.send(webhook, message, signal);
    return { deliveryId, delivered: failure === null, failure, status };
  }

  async get(id: string, caller: Caller): Promise<JsonObject> {
    return this.shown(this.existing(id, caller));
  }

  async list({ status, limit, after }: WebhooksQuery, { scope }: Caller): Promise<Page> {
    const now = this.clock.now();
    const isAsked = (webhook: Webhook): boolean => status === undefined || statusOf(webhook, now) === status;
    const { items, next } = this.ring.page(scope.region, limit, after?.id ?? null, isAsked);
    const shown = await Promise.all(items.map((webhook) => this.shown(webhook)));
    return page({ items: shown, next }, (webhook) => webhook);
  }

  async deliveries(id: string, { outcome, limit, after }: WebhookDeliveriesQuery, caller: Caller): Promise<Page> {
    const { recent } = await this.log.of(this.existing(id, caller).id);
    const asked = recent.filter((line) => outcome === undefined || line.outcome === outcome);
    const from = after === null ? 0 : asked.findIndex(({ n }) => n < Number(after.id));
    const items = from < 0 ? [] : asked.slice(from, from + limit);
    const last = items.at(-1);
    const isLast = last === undefined || from + limit >= asked.length;
    const next = isLast ? null : { value: null, id: String(last.n) };
    return page({ items, next }, (line) => line);
  }

  private async shown(webhook: Webhook): Promise<JsonObject> {
    const { id, name, url, types, role, department, region, source } = webhook;
    const { disabled, registeredAt, expiresAt, salts, replays } = webhook;
    const { delivered, failing, replaysOver } = await this.log.of(id);
    const status = statusOf(webhook, this.clock.now());
    const publicKeys = salts.map(({ salt }) => this.keys.publicKeyText(id, salt));
    const stands = { status, disabled, registeredAt, expiresAt, publicKeys };
    const replaysWaiting = replays.filter(({ replay }) => replay > replaysOver).length;
    const fares = { delivered, failing: shownFailing(failing), replaysWaiting };
    return { id, name, url, types, role, department, region, source, ...stands, ...fares };
  }

  private existing(id: string, { scope }: Caller): Webhook {
    const webhook = this.ring.get(id);
    if (webhook === null || !liesWithin(scope.region, webhook.region)) throw rejectWebhook('webhook.not-found');
    return webhook;
  }

  /** @throws {Rejection} `webhook.invalid` */
  private termsOf({ name, url, types = null }: WebhookTermsRequest) {
    const because = this.outbound.faultOf(url);
    if (because === null) return { name, url, types };
    throw rejectWebhook('webhook.invalid', {}, [webhookFault('/url', 'webhook.url-unusable', { because })]);
  }

  private async change(id: string, command: WebhookCommand, caller: Caller): Promise<CommandResponse> {
    const ask = new ChangeWebhook(id, command, caller.commandMetadata, caller.bounds);
    return { id, receipt: await this.commands.execute(ask) };
  }

  private keysOf(id: string, salt: string): JsonObject {
    const isTheOne = this.ring.get(id)?.salts[0]?.salt === salt;
    return isTheOne ? { secret: this.keys.secretText(id, salt), publicKey: this.keys.publicKeyText(id, salt) } : {};
  }
}

const newSalt = (): string => randomBytes(SALT_BYTES).toString('hex');

function shownFailing(failing: Deliveries['failing']): JsonObject | null {
  if (failing === null) return null;
  const { deliveryId, type, attempt, failure, status, failingSince, retryAt } = failing;
  return { deliveryId, type, attempt, failure, status, failingSince, retryAt };
}
