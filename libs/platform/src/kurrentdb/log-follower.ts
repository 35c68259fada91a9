import { backOffMs, type Recorded, type Slice, type Subscription, type Wait } from '@sealtrail/event-sourcing';
import type { Connection } from './connection';
import { HoleWatch } from './hole-watch';
import { CallFailed, type FoundRecord, type LogClient, type LogFeed } from './log-client';
import type { LogHead } from './log-head';
import { SilenceWatch } from './silence-watch';
import { recordedOf } from './stored-event';
import { isVoided } from './voided-places';

export type FollowerOptions = {
  readonly connection: Connection;
  readonly head: LogHead;
  readonly prefix: string;
  readonly wait: Wait;
  readonly onOutage: (error: unknown) => void;
};

/**
 * Follows the log through one feed after another. A feed that ends, fails or falls silent is given up, and a new one
 * begins behind the last event that was handed out, so that nothing is lost and nothing comes twice.
 *
 * The position of a slice is always that of an event of ours: the server's checkpoints run ahead of what was read, have
 * been wrong, and can lie behind the head of our part of the log, which a consumer rightly takes for another log.
 */
export class LogFollower {
  private position: bigint;
  private outage: unknown = null;
  /** What cannot be read, while the slice before it is handed out. */
  private unreadable: unknown = null;
  private readonly holes: HoleWatch;
  private readonly wanted: ReadonlySet<string> | null;
  private readonly signal: AbortSignal;

  constructor(
    private readonly options: FollowerOptions,
    private readonly subscription: Subscription,
  ) {
    this.position = subscription.after;
    this.holes = new HoleWatch(subscription.after);
    this.wanted = subscription.types === 'all' ? null : new Set(subscription.types);
    this.signal = AbortSignal.any([subscription.signal, options.connection.closed]);
  }

  async *slices(): AsyncGenerator<Slice, void, void> {
    let client = this.options.connection.separate();
    try {
      for (let tries = 1; !this.signal.aborted; tries++) {
        for await (const slice of this.feed(client)) {
          tries = 1;
          yield slice;
        }
        if (this.signal.aborted) return;
        if (!this.isTurned) {
          void client.close();
          client = this.options.connection.separate();
          this.options.onOutage(this.outage);
        }
        await this.options.wait(backOffMs(tries), this.signal);
      }
    } finally {
      void client.close();
    }
  }

  private async *feed(client: LogClient): AsyncGenerator<Slice, void, void> {
    const feed = client.follow(this.position, this.options.prefix);
    const stop = () => feed.close();
    this.signal.addEventListener('abort', stop);
    try {
      yield* this.drain(feed);
    } finally {
      this.signal.removeEventListener('abort', stop);
      feed.close();
    }
  }

  /** A follower has named the leader: the same client goes on there. */
  private get isTurned(): boolean {
    return this.outage instanceof CallFailed && this.outage.kind === 'turned';
  }

  /** What one feed gives. Ends when it is to be given up, with the reason in `outage`. */
  private async *drain(feed: LogFeed): AsyncGenerator<Slice, void, void> {
    const watch = new SilenceWatch(feed, this.options.head, this.options.connection.timings.idleMs, this.signal);
    while (!this.signal.aborted) {
      const slice = this.take(feed);
      if (slice !== null) {
        yield slice;
        continue;
      }
      this.outage = endOf(feed) ?? (await watch.silence(this.position));
      if (this.outage !== null) return;
    }
  }

  /** What is there, without waiting. @throws {UnreadableEvent} */
  private take(feed: LogFeed): Slice | null {
    const events: Recorded[] = [];
    const before = this.position;
    try {
      if (this.unreadable !== null) throw this.unreadable;
      while (events.length < this.subscription.batchMax) {
        const found = feed.read();
        if (found === null) break;
        this.accept(found, events);
      }
    } catch (error) {
      if (this.position === before) throw error;
      this.unreadable = error;
    }
    return this.position === before ? null : { events, position: this.position };
  }

  private accept(found: FoundRecord, events: Recorded[]): void {
    const { prefix, head } = this.options;
    if (!found.stream.startsWith(prefix) || found.position <= this.position) return;
    this.holes.note(found);
    const isWanted = this.wanted === null ? !isVoided(found) : this.wanted.has(found.type);
    if (isWanted) events.push(recordedOf(found, prefix));
    this.position = found.position;
    head.note(found.position);
  }
}

/** Why a feed will give nothing more. */
function endOf(feed: LogFeed): CallFailed | null {
  const over = feed.over();
  return over === 'ended' ? new CallFailed('unsent', 'the server ended the subscription') : over;
}
