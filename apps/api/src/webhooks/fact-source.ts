import { Injectable } from '@nestjs/common';
import { scopeOf } from '@sealtrail/access';
import { EventStore, type Wait } from '@sealtrail/event-sourcing';
import { deliveryIdOf, type FactRef, type Webhook } from '@sealtrail/webhooks';
import { cloudEventOf, TYPE_PREFIX } from '../feed/cloud-event';
import { Feed } from '../feed/feed';
import { feedReaderOf } from '../feed/feed-readers';
import { type FeedReader, type FeedSelection, isShown, type PublishedFact } from '../feed/published-facts';
import type { Outgoing, OutgoingPage, OutgoingSource } from './outgoing';

const FACTS_AT_ONCE = 50;
const LOOK_MS = 1_000;

/** The facts of the feed that the webhook's role and bounds permit. */
@Injectable()
export class FactSource implements OutgoingSource {
  constructor(
    private readonly feed: Feed,
    private readonly store: EventStore,
  ) {}

  async page(webhook: Webhook, after: bigint, signal: AbortSignal): Promise<OutgoingPage> {
    const asked = { selection: selectionOf(webhook), limit: FACTS_AT_ONCE, signal };
    const { facts, position, isAtHead } = await this.feed.read(readerOf(webhook), asked, after);
    return { messages: facts.map((fact) => this.messageOf(webhook.id, fact)), position, isAtEnd: isAtHead };
  }

  async at(webhook: Webhook, { stream, revision }: FactRef): Promise<Outgoing | null> {
    const [event] = await this.store.read(stream, BigInt(revision) - 1n);
    const [fact] = event === undefined ? [] : await this.feed.facts.describe([event]);
    const isForIt = fact !== undefined && isShown(fact, readerOf(webhook), selectionOf(webhook));
    return isForIt ? this.messageOf(webhook.id, fact) : null;
  }

  moved(after: bigint, signal: AbortSignal, pause: Wait): Promise<void> {
    // The process is shutting down: there will be no news, and waiting workers are about to be stopped.
    return this.feed.tail.isStopped ? pause(LOOK_MS, signal) : this.feed.tail.moved(after, signal);
  }

  anchor(after: bigint): FactRef | null {
    const last = this.feed.tail.since(after)?.facts.at(-1);
    return last === undefined ? null : refOf(last);
  }

  private messageOf(webhookId: string, fact: PublishedFact): Outgoing {
    const { event } = fact;
    return {
      deliveryId: deliveryIdOf(webhookId, event.id),
      type: `${TYPE_PREFIX}${event.type}`,
      body: JSON.stringify(cloudEventOf(fact, this.feed.source)),
      fact: refOf(fact),
      position: event.position,
      since: event.metadata.recordedAt,
    };
  }
}

const refOf = ({ event: { stream, revision } }: PublishedFact): FactRef => ({ stream, revision: Number(revision) });

const readerOf = (webhook: Webhook): FeedReader => feedReaderOf({ role: webhook.role, scope: scopeOf(webhook) });

const selectionOf = ({ types }: Webhook): FeedSelection => (types === null ? {} : { types });
