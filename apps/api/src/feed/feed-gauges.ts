import { Injectable } from '@nestjs/common';
import { Clock, type Instant, WallClock } from '@sealtrail/event-sourcing';
import { Metrics } from '@sealtrail/platform';
import { type ConsumerPosition, FeedConsumers } from './consumers';
import { Feed } from './feed';
import { feedChannels } from './feed-channels';
import { FactStreams } from './stream';

/** Who has taken nothing for so long has stopped, and is no news to whoever watches. */
const ACTIVE_MS = 24 * 60 * 60_000;

/** How many take facts, and how far behind the last of them is: sums alone, for a label with the ids of keys would grow with them. */
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

  /** What cannot be looked up has no value: an old one would say that all is well. */
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

  /** The age of the first published fact that the last of them has not taken. */
  private async lagSecondsOf(consumers: readonly ConsumerPosition[]): Promise<number> {
    const positions = consumers.map(({ position }) => position);
    if (positions.length === 0) return 0;
    const last = positions.reduce((least, position) => (position < least ? position : least));
    const waiting: Instant | null = await this.feed.firstRecordedBehind(last);
    return waiting === null ? 0 : Math.max(0, (Date.parse(this.clock.now()) - Date.parse(waiting)) / 1_000);
  }
}
