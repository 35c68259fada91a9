import { Readable } from 'node:stream';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { reject } from '../http/rejections';
import { cloudEventOf } from './cloud-event';
import { Feed } from './feed';
import { type FeedReader, type FeedSelection, type PublishedFact } from './published-facts';

export const EVENT_STREAM = 'text/event-stream';

const STREAMS_OF_KEY_MAX = 8;
const STREAMS_MAX = 2_000;
const FACTS_AT_ONCE = 100;
/** A reader that has so much not taken yet is cut: it goes on by `Last-Event-ID`. */
const BUFFER_BYTES_MAX = 1024 * 1024;
/** So often a stream on which nothing comes says that it lives; and it is looked whether its key is still good. */
const HEARTBEAT_MS = 15_000;
const CHECK_MS = 2_000;
/** How long a reader waits before it connects again. */
const RETRY_MS = 3_000;

export type StreamRequest = {
  readonly actor: string;
  readonly reader: FeedReader;
  readonly selection: FeedSelection;
  /** Exclusive. */
  readonly after: bigint;
  /** Throws where the key is good no more. */
  readonly authorize: () => void;
};

type OpenStream = { readonly check: () => void; readonly beat: () => void; readonly end: () => void };

/** Facts as they come, as server-sent events: an open answer for each reader, one subscription for all. */
@Injectable()
export class FactStreams implements OnModuleDestroy {
  private readonly open = new Set<OpenStream>();
  private readonly timers: readonly NodeJS.Timeout[];

  constructor(
    private readonly feed: Feed,
    private readonly limits: RequestLimits,
  ) {
    const each = (ms: number, call: (stream: OpenStream) => void) =>
      setInterval(() => this.open.forEach(call), ms).unref();
    this.timers = [each(CHECK_MS, ({ check }) => check()), each(HEARTBEAT_MS, ({ beat }) => beat())];
  }

  get count(): number {
    return this.open.size;
  }

  onModuleDestroy(): void {
    for (const timer of this.timers) clearInterval(timer);
    for (const { end } of this.open) end();
  }

  /** @throws {Rejection} `request.too-many-at-once`, `server.overloaded` */
  async stream(request: StreamRequest): Promise<Readable> {
    const release = await this.enter(request.actor);
    const ended = new AbortController();
    const content = new Readable({ read: () => {}, highWaterMark: BUFFER_BYTES_MAX });
    const push = (text: string): void => {
      if (content.destroyed || ended.signal.aborted) return;
      // Whoever takes nothing is let go of; nothing is lost, for the reader names the last event that came.
      if (!content.push(text) && content.readableLength >= BUFFER_BYTES_MAX) content.destroy();
    };
    const check = (): void => {
      try {
        request.authorize();
      } catch {
        content.destroy();
      }
    };
    const own: OpenStream = { check, beat: () => push(': \n\n'), end: () => void content.destroy() };
    this.open.add(own);
    content.once('close', () => {
      ended.abort();
      this.open.delete(own);
      release();
    });
    push(`retry: ${RETRY_MS}\n\n`);
    void this.follow(request, { push, check, signal: ended.signal })
      .catch(() => {})
      .finally(() => content.destroy());
    return content;
  }

  private async follow(
    { reader, selection, after }: StreamRequest,
    {
      push,
      check,
      signal,
    }: { readonly push: (text: string) => void; readonly check: () => void; readonly signal: AbortSignal },
  ): Promise<void> {
    let position = after;
    while (!signal.aborted) {
      const page = await this.feed.read(reader, { selection, limit: FACTS_AT_ONCE, signal }, position);
      for (const fact of page.facts) {
        check();
        if (signal.aborted) return;
        push(this.messageOf(fact));
      }
      ({ position } = page);
      if (page.isAtHead) await this.feed.tail.moved(position, signal);
    }
  }

  private messageOf(fact: PublishedFact): string {
    const event = cloudEventOf(fact, this.feed.source);
    return `id: ${this.feed.cursorAt(fact.event.position)}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
  }

  private async enter(actor: string): Promise<() => void> {
    const own = await this.limits.enter(`streams of ${actor}`, STREAMS_OF_KEY_MAX);
    if (!own.admitted) throw reject('request.too-many-at-once');
    const all = await this.limits.enter('streams', STREAMS_MAX);
    if (all.admitted) return () => void Promise.all([own.release(), all.release()]);
    await own.release();
    throw reject('server.overloaded');
  }
}
