import { Injectable } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { scopeOf } from '@sealtrail/access';
import { statements } from '@sealtrail/contexts';
import {
  Clock,
  type CommandMetadata,
  derivedId,
  formatStatement,
  Rejection,
  type Wait,
} from '@sealtrail/event-sourcing';
import { ChangeNotices, ListNotices, type NoticeCommand, type ShownNotice } from '@sealtrail/notices';
import { deliveryIdOf, type Webhook } from '@sealtrail/webhooks';
import { TYPE_PREFIX } from '../feed/cloud-event';
import { Feed } from '../feed/feed';
import { gatewayAnswerOf } from './gateway-answer';
import type { Outgoing, OutgoingPage, OutgoingSource } from './outgoing';

const NOTICES_AT_ONCE = 50;
/** Notices become due by time alone, without a fact: so the source polls. */
const LOOK_MS = 5_000;
/** Settled notices remembered until the view has folded the outcome. */
const SETTLED_MAX = 10_000;
const TYPE = `${TYPE_PREFIX}Notice`;

/** Due notices, for a gateway that notifies people: its response is the proof of delivery. */
@Injectable()
export class NoticeSource implements OutgoingSource {
  /** The number of failures of each notice when it was settled here: the view may not have folded the outcome yet. */
  private readonly settled = new Map<string, number>();

  constructor(
    private readonly commands: CommandBus,
    private readonly queries: QueryBus,
    private readonly clock: Clock,
    private readonly feed: Feed,
  ) {}

  async page(webhook: Webhook, after: bigint): Promise<OutgoingPage> {
    const request = { scope: scopeOf(webhook), filters: {}, limit: NOTICES_AT_ONCE, after: null };
    const { items } = await this.queries.execute(new ListNotices(request, this.clock.now()));
    const due = items.filter(({ noticeId, failures }) => this.settled.get(noticeId) !== failures.length);
    return { messages: due.map((notice) => this.messageOf(webhook.id, notice, after)), position: after, isAtEnd: true };
  }

  /** Notices are not replayed. */
  async at(): Promise<null> {
    return null;
  }

  moved(_: bigint, signal: AbortSignal, pause: Wait): Promise<void> {
    return pause(LOOK_MS, signal);
  }

  anchor(): null {
    return null;
  }

  private messageOf(webhookId: string, notice: ShownNotice, position: bigint): Outgoing {
    // A retry after a reported failure is a new message; a retry without a response has the same id.
    const deliveryId = deliveryIdOf(webhookId, `${notice.noticeId}/${notice.failures.length}`);
    return {
      deliveryId,
      type: TYPE,
      body: JSON.stringify(this.eventOf(notice)),
      fact: null,
      position,
      since: notice.dueAt ?? notice.queuedAt,
      settle: (body) => this.settle(webhookId, notice, body),
    };
  }

  private eventOf({ failures, told: _t, status: _s, withdrawn: _w, ...notice }: ShownNotice) {
    const texts = {
      zh: formatStatement(statements, notice.text, 'zh'),
      en: formatStatement(statements, notice.text, 'en'),
    };
    return {
      specversion: '1.0',
      id: notice.noticeId,
      source: this.feed.source,
      type: TYPE,
      subject: notice.cardId,
      time: notice.queuedAt,
      datacontenttype: 'application/json',
      data: { ...notice, texts, attempt: failures.length + 1 },
    };
  }

  private async settle(webhookId: string, notice: ShownNotice, body: string | null): Promise<boolean> {
    const answer = gatewayAnswerOf(body);
    if (answer === null) return false;
    const { noticeId, cardId, failures } = notice;
    const report = { noticeId, channel: answer.channel, by: webhookId, at: this.clock.now() };
    const command: NoticeCommand =
      answer.kind === 'told'
        ? { type: 'ReportNoticeTold', data: { ...report, receipt: answer.receipt } }
        : { type: 'ReportNoticeFailed', data: { ...report, reason: answer.reason, detail: answer.detail } };
    const metadata = metadataOf(derivedId('noticeReport', webhookId, noticeId, String(failures.length)));
    // The notice was reported by another caller in the meantime: nothing to do.
    await this.commands.execute(new ChangeNotices(cardId, command, metadata, null)).catch((error: unknown) => {
      if (!(error instanceof Rejection && error.code === 'notice.told-already')) throw error;
    });
    this.remember(noticeId, failures.length);
    return true;
  }

  private remember(noticeId: string, failures: number): void {
    this.settled.delete(noticeId);
    this.settled.set(noticeId, failures);
    const [oldest] = this.settled.keys();
    if (this.settled.size > SETTLED_MAX && oldest !== undefined) this.settled.delete(oldest);
  }
}

const metadataOf = (commandId: string): CommandMetadata => ({
  actor: 'system:webhooks',
  commandId,
  correlationId: commandId,
  causationId: null,
  fingerprint: null,
  expectedRevision: null,
});
