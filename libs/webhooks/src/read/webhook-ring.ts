import { Injectable } from '@nestjs/common';
import { EventStore, type Instant, liesWithin, type PageCursor, type RecordedEvent } from '@sealtrail/event-sourcing';
import type { DisablingReason, WebhookStatus } from '../domain/webhook-enums';
import {
  WEBHOOK_EVENT_TYPES,
  type WebhookEvent,
  type WebhookRegistered,
  type WebhookReplayRequested,
} from '../domain/webhook-events';

/** The instant until which the keys of a salt sign; `null`: unlimited. */
export type SigningSalt = { readonly salt: string; readonly until: Instant | null };

/** A replay, and the head of the log when it was requested. */
export type Replay = WebhookReplayRequested['data'] & { readonly requestedAtPosition: bigint };

/** The current state of a webhook. */
export type Webhook = Omit<WebhookRegistered['data'], 'salt'> & {
  /** Position of the registration. */
  readonly position: bigint;
  readonly revision: bigint;
  readonly isDisabled: boolean;
  readonly disabled: { readonly reason: DisablingReason; readonly at: Instant } | null;
  /** The last time that a retry was requested. */
  readonly renewedAt: Instant | null;
  readonly skips: string | null;
  /** Latest first. */
  readonly salts: readonly SigningSalt[];
  readonly replays: readonly Replay[];
};

/** All webhooks that are not removed, in memory: folded from the log at the start, after each write, and as the log grows. */
@Injectable()
export class WebhookRing {
  private readonly byId = new Map<string, Webhook>();
  private position = 0n;
  private readonly listeners = new Set<() => void>();

  constructor(private readonly store: EventStore) {}

  get(id: string): Webhook | null {
    return this.byId.get(id) ?? null;
  }

  /** Ordered by time of registration, oldest first. */
  all(): readonly Webhook[] {
    return [...this.byId.values()];
  }

  /** A page of the webhooks of a region (`null`: of all) after an id, and where the list continues. */
  page(
    region: string | null,
    limit: number,
    after: string | null,
    isAsked: (webhook: Webhook) => boolean,
  ): { readonly items: readonly Webhook[]; readonly next: PageCursor | null } {
    const all = this.all().filter((webhook) => liesWithin(region, webhook.region) && isAsked(webhook));
    const from = all.findIndex(({ id }) => id === after) + 1;
    const items = all.slice(from, from + limit);
    const last = items.at(-1);
    return { items, next: last === undefined || from + limit >= all.length ? null : { value: null, id: last.id } };
  }

  /** Calls back after each change; returns a function that unsubscribes. */
  onChange(call: () => void): () => void {
    this.listeners.add(call);
    return () => void this.listeners.delete(call);
  }

  /** Folds events of the log that are not folded yet. */
  async catchUp(): Promise<void> {
    const head = await this.store.head();
    if (this.position >= head) return;
    const stop = new AbortController();
    const news = { after: this.position, types: WEBHOOK_EVENT_TYPES, batchMax: 1_000, signal: stop.signal };
    for await (const { events, position } of this.store.subscribe(news)) {
      this.foldAll(events, position);
      if (position >= head) break;
    }
    stop.abort();
  }

  /** Folds events of all processes until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const news = { after: this.position, types: WEBHOOK_EVENT_TYPES, batchMax: 1_000, signal };
    for await (const { events, position } of this.store.subscribe(news)) this.foldAll(events, position);
  }

  /** Concurrent reads of the log overlap: an event that is folded already must not be applied again after a later one. */
  private foldAll(events: readonly RecordedEvent[], position: bigint): void {
    const news = events.filter((event) => event.position > this.position);
    for (const event of news) this.fold(event as RecordedEvent<WebhookEvent>);
    if (position > this.position) this.position = position;
    if (news.length > 0) for (const call of this.listeners) call();
  }

  private fold(event: RecordedEvent<WebhookEvent>): void {
    const { id } = event.data;
    const before = this.byId.get(id);
    const after = event.type === 'WebhookRegistered' ? registered(event) : before && changed(before, event);
    if (after === undefined) return;
    if (event.type === 'WebhookRemoved') this.byId.delete(id);
    else this.byId.set(id, { ...after, revision: event.revision });
  }
}

/** The status to display at an instant of wall-clock time. */
export const statusOf = ({ isDisabled, expiresAt }: Webhook, now: Instant): WebhookStatus =>
  isDisabled ? 'disabled' : expiresAt !== null && expiresAt <= now ? 'expired' : 'active';

function registered({ data, position, revision }: RecordedEvent<WebhookRegistered>): Webhook {
  const { salt, ...webhook } = data;
  return {
    ...webhook,
    position,
    revision,
    isDisabled: false,
    disabled: null,
    renewedAt: null,
    skips: null,
    salts: [{ salt, until: null }],
    replays: [],
  };
}

function changed(webhook: Webhook, event: RecordedEvent<WebhookEvent>): Webhook {
  switch (event.type) {
    case 'WebhookRevised': {
      const { name, url, types, revisedAt } = event.data;
      return { ...webhook, name, url, types, renewedAt: revisedAt };
    }
    case 'WebhookSecretRotated': {
      const { salt, previousUntil, rotatedAt } = event.data;
      const [latest, ...older] = webhook.salts;
      const still = older.filter(({ until }) => until !== null && until > rotatedAt);
      const previous = latest === undefined ? [] : [{ ...latest, until: previousUntil }];
      return { ...webhook, salts: [{ salt, until: null }, ...previous, ...still] };
    }
    case 'WebhookDisabled': {
      const { reason, disabledAt: at } = event.data;
      return { ...webhook, isDisabled: true, disabled: { reason, at } };
    }
    case 'WebhookEnabled': {
      const { skips, enabledAt } = event.data;
      return { ...webhook, isDisabled: false, disabled: null, renewedAt: enabledAt, skips };
    }
    case 'WebhookReplayRequested':
      return {
        ...webhook,
        replays: [...webhook.replays, { ...event.data, requestedAtPosition: event.position }],
      };
    case 'WebhookRegistered':
    case 'WebhookRemoved':
      return webhook;
  }
}
