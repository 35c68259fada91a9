import { Injectable } from '@nestjs/common';
import { EventStore } from '@sealtrail/event-sourcing';
import { type FactRef, rejectWebhook } from '@sealtrail/webhooks';
import { Feed } from '../feed/feed';

/** Ranges of the log to replay, by their first and last facts. */
@Injectable()
export class ReplayRanges {
  constructor(
    private readonly feed: Feed,
    private readonly store: EventStore,
  ) {}

  /** @throws {Rejection} `request.invalid`, `feed.beyond-log`, `webhook.replay-empty` */
  async of(
    after: string | undefined,
    through: string | undefined,
  ): Promise<{ readonly from: FactRef; readonly until: FactRef | null }> {
    const start = await this.feed.positionOf(after);
    const end = through === undefined ? null : await this.feed.positionOf(through);
    const first = await this.firstBehind(start);
    if (first === null || (end !== null && first.position > end)) throw rejectWebhook('webhook.replay-empty');
    const until = end === null ? null : ((await this.firstBehind(end))?.ref ?? null);
    return { from: first.ref, until };
  }

  private async firstBehind(after: bigint): Promise<{ readonly ref: FactRef; readonly position: bigint } | null> {
    const head = await this.store.head();
    if (after >= head) return null;
    const stop = new AbortController();
    const all = { after, types: this.feed.facts.allTypes, batchMax: 1, signal: stop.signal };
    try {
      for await (const { events, position } of this.store.subscribe(all)) {
        const [event] = events;
        if (event !== undefined) {
          const ref = { stream: event.stream, revision: Number(event.revision) };
          return { ref, position: event.position };
        }
        if (position >= head) return null;
      }
      return null;
    } finally {
      stop.abort();
    }
  }
}
