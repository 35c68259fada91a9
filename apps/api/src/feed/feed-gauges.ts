import { Injectable } from '@nestjs/common';
import { Clock, type Instant, WallClock } from '@sealtrail/event-sourcing';
import { Metrics } from '@sealtrail/platform';
import { type ConsumerPosition, FeedConsumers } from './consumers';
import { Feed } from './feed';
import { feedChannels } from './feed-channels';
import { FactStreams } from './stream';

/** A consumer that has not read for this long counts as stopped, and is not measured. */
const ACTIVE_MS = 24 * 60 * 60_000;

/** The number of consumers and the largest lag. Totals only: a label with key ids would have unbounded cardinality. */
@Injectable()
export class FeedGauges {
  constructor(
    private readonly metrics: Metrics,
    private readonly consumers: FeedConsumers,
    private readonly feed: Feed,
    private readonly streams: FactStreams,
    private readonly clock: Clock,
    private readonly wall: WallClock,
  ) {
    metrics.beforeScrape(() => this.set());
  }

  /** Metrics that cannot be computed have no value: an old value would hide the outage. */
  async set(): Promise<void> {
    const { metrics } = this;
    metrics.streamsOpen.set(this.streams.count);
    for (const channel of feedChannels.values) metrics.feedLagSeconds.set({ channel }, Number.NaN);
    const since = Date.parse(this.wall.now()) - ACTIVE_MS;
    const active = (await this.consumers.all()).filter(({ readAt }) => Date.parse(readAt) > since);
    for (const channel of feedChannels.values) {
      const own = active.filter((consumer) => consumer.channel === channel);
      metrics.feedConsumers.set({ channel }, own.length);
      metrics.feedLagSeconds.set({ channel }, await this.lagSecondsOf(own));
    }
  }

  /** The age of the first published fact that the slowest consumer has not read. */
  private async lagSecondsOf(consumers: readonly ConsumerPosition[]): Promise<number> {
    const positions = consumers.map(({ position }) => position);
    if (positions.length === 0) return 0;
    const last = positions.reduce((least, position) => (position < least ? position : least));
    const waiting: Instant | null = await this.feed.firstRecordedBehind(last);
    return waiting === null ? 0 : Math.max(0, (Date.parse(this.clock.now()) - Date.parse(waiting)) / 1_000);
  }
}
