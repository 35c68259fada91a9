import {
  backOffMs,
  type EventBatch,
  type RecordedEvent,
  type Subscription,
  type Wait,
} from '@sealtrail/event-sourcing';
import { type LinkedSignal, linkSignals } from '@sealtrail/event-sourcing/runtime';
import { GapDetector } from '../gap-detector';
import type { Connection } from './connection';
import { CallFailed, type FoundRecord, type LogClient, type LogFeed } from './log-client';
import type { LogHead } from './log-head';
import { StalledFeedDetector } from './stalled-feed-detector';
import { toRecordedEvent } from './stored-event';
import type { StreamIntegrity } from './stream-integrity';
import { isVoided } from './voided-revisions';

export type FollowerOptions = {
  readonly connection: Connection;
  readonly head: LogHead;
  readonly prefix: string;
  /** Looks up a stream first encountered in the middle; `null`: events are only counted, not used. */
  readonly streams: Pick<StreamIntegrity, 'truncatedStreams'> | null;
  /** Called when the metadata of an event stream were set, with the name that callers use: it may be hidden or truncated. */
  readonly onMetadata: (shown: string) => void;
  readonly wait: Wait;
  readonly onOutage: (error: unknown) => void;
};

/**
 * Follows the log through one feed after another. A feed that ends, fails or falls silent is abandoned, and a new one starts
 * after the last delivered event, so that no event is lost or delivered twice.
 *
 * The position of a batch is always that of an event of the namespace: the server's checkpoints run ahead of what was read,
 * have been wrong, and can be behind the head of the namespace, which a consumer would rightly take for another log.
 */
export class LogFollower {
  private position: bigint;
  private outage: unknown = null;
  /** The error of an unreadable event, while the batch before it is delivered. */
  private unreadable: unknown = null;
  private readonly gaps: GapDetector;
  private readonly metadataPrefix: string;
  private readonly wanted: ReadonlySet<string> | null;
  /** By the names that the server uses. */
  private readonly skippedStreams: ReadonlySet<string>;
  private readonly link: LinkedSignal;
  private readonly signal: AbortSignal;

  constructor(
    private readonly options: FollowerOptions,
    private readonly subscription: Subscription,
  ) {
    this.position = subscription.after;
    this.gaps = new GapDetector((stream) => this.shown(stream));
    this.metadataPrefix = `$$${options.prefix}`;
    this.wanted = subscription.types === 'all' ? null : new Set(subscription.types);
    this.skippedStreams = new Set([...(subscription.excludedStreams ?? [])].map((stream) => options.prefix + stream));
    this.link = linkSignals(subscription.signal, options.connection.closed);
    this.signal = this.link.signal;
  }

  async *slices(): AsyncGenerator<EventBatch, void, void> {
    let client = this.options.connection.dedicatedClient();
    try {
      for (let tries = 1; !this.signal.aborted; tries++) {
        for await (const slice of this.feed(client)) {
          tries = 1;
          yield slice;
        }
        if (this.signal.aborted) return;
        if (!this.isTurned) {
          void client.close();
          client = this.options.connection.dedicatedClient();
          this.options.onOutage(this.outage);
        }
        await this.options.wait(backOffMs(tries), this.signal);
      }
    } finally {
      this.link.release();
      void client.close();
    }
  }

  private async *feed(client: LogClient): AsyncGenerator<EventBatch, void, void> {
    const feed = client.follow(this.position, [this.options.prefix, this.metadataPrefix]);
    const stop = () => feed.close();
    this.signal.addEventListener('abort', stop);
    try {
      yield* this.drain(feed);
    } finally {
      this.signal.removeEventListener('abort', stop);
      feed.close();
    }
  }

  /** A follower node has named the leader: the same client continues there. */
  private get isTurned(): boolean {
    return this.outage instanceof CallFailed && this.outage.kind === 'turned';
  }

  /** The batches of one feed. Ends when it is to be abandoned, with the reason in `outage`. */
  private async *drain(feed: LogFeed): AsyncGenerator<EventBatch, void, void> {
    const watch = new StalledFeedDetector(feed, this.options.head, this.options.connection.timings.idleMs, this.signal);
    while (!this.signal.aborted) {
      const slice = await this.take(feed);
      if (slice === 'unknown') return;
      if (slice !== null) {
        yield slice;
        continue;
      }
      this.outage = endOf(feed) ?? (await watch.stalled(this.position));
      if (this.outage !== null) return;
    }
  }

  /**
   * The available events; `unknown`: it could not be looked up whether events are missing. @throws {MissingEvents} {@link
   * UnreadableEvent}
   */
  private async take(feed: LogFeed): Promise<EventBatch | 'unknown' | null> {
    if (this.unreadable !== null) throw this.unreadable;
    const found = this.gather(feed);
    const broken = found.length === 0 ? NOTHING : await this.truncatedAmong(found);
    if (broken === null) return 'unknown';
    const events: RecordedEvent[] = [];
    const before = this.position;
    try {
      for (const one of found) this.accept(one, broken, events);
    } catch (error) {
      if (this.position === before) throw error;
      this.unreadable = error;
    }
    return this.position === before ? null : { events, position: this.position };
  }

  /** Records of the namespace, without waiting: up to one batch of wanted ones. */
  private gather(feed: LogFeed): readonly FoundRecord[] {
    const found: FoundRecord[] = [];
    let position = this.position;
    for (let wanted = 0; wanted < this.subscription.batchMax; ) {
      const one = feed.read();
      if (one === null) break;
      if (one.stream.startsWith(this.metadataPrefix)) {
        this.options.onMetadata(one.stream.slice(this.metadataPrefix.length));
        continue;
      }
      if (!one.stream.startsWith(this.options.prefix) || one.position <= position) continue;
      found.push(one);
      position = one.position;
      if (this.isWanted(one)) wanted += 1;
    }
    return found;
  }

  /** Streams first encountered in the middle that lack their beginning; `null` during an outage. */
  private async truncatedAmong(found: readonly FoundRecord[]): Promise<ReadonlySet<string> | null> {
    const strangers = this.gaps.unknownStreams(found.filter(({ stream }) => !this.skippedStreams.has(stream)));
    if (strangers.length === 0 || this.options.streams === null) return NOTHING;
    try {
      return await this.options.streams.truncatedStreams(strangers);
    } catch (error) {
      this.outage = error;
      return null;
    }
  }

  private accept(found: FoundRecord, broken: ReadonlySet<string>, events: RecordedEvent[]): void {
    const { prefix, head } = this.options;
    if (!this.skippedStreams.has(found.stream)) {
      this.gaps.note(found, () => !broken.has(this.shown(found.stream)));
      if (this.isWanted(found)) events.push(toRecordedEvent(found, prefix));
    }
    this.position = found.position;
    head.fingerprints.note(found);
    head.note(found.position);
  }

  private shown(stream: string): string {
    return stream.slice(this.options.prefix.length);
  }

  private isWanted(found: FoundRecord): boolean {
    return this.wanted === null ? !isVoided(found) : this.wanted.has(found.type);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** Why a feed will yield nothing more. */
function endOf(feed: LogFeed): CallFailed | null {
  const over = feed.over();
  return over === 'ended' ? new CallFailed('unsent', 'the server ended the subscription') : over;
}
