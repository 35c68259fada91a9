import { Readable } from 'node:stream';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { onAbort, RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { reject } from '../http/rejections';
import { type CloudEvent, cloudEventOf } from './cloud-event';
import { Feed } from './feed';
import { type FeedReader, type FeedSelection, type PublishedFact } from './published-facts';

export const EVENT_STREAM = 'text/event-stream';

const STREAMS_OF_KEY_MAX = 8;
const STREAMS_MAX = 2_000;
const FACTS_AT_ONCE = 100;
/** Nothing more is read for a client with this many unsent bytes. */
const BUFFER_BYTES = 65_536;
/** Interval of comments that keep an idle stream open; the key of the reader is checked at the same time. */
const HEARTBEAT_MS = 15_000;
const CHECK_MS = 2_000;
/** Reconnection delay of clients. */
const RETRY_MS = 3_000;

export type StreamRequest = {
  readonly actor: string;
  readonly reader: FeedReader;
  readonly selection: FeedSelection;
  /** Exclusive. */
  readonly after: bigint;
  /** Called with the position up to which the reader was sent everything. */
  readonly reached: (position: bigint) => void;
  /** Throws if the key is no longer valid. */
  readonly authorize: () => void;
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal;
};

type OpenStream = { readonly isAuthorized: () => boolean; readonly end: () => void };

/** New facts as server-sent events: an open response for each reader, one subscription for all. */
@Injectable()
export class FactStreams implements OnModuleDestroy {
  private readonly open = new Set<OpenStream>();
  /** The serialised form of a fact, shared by all readers while the tail holds the fact. */
  private readonly written = new WeakMap<PublishedFact, string>();
  private readonly logger = new Logger('streams');
  private readonly checking: NodeJS.Timeout;

  constructor(
    private readonly feed: Feed,
    private readonly limits: RequestLimits,
  ) {
    this.checking = setInterval(() => {
      for (const { isAuthorized, end } of this.open) if (!isAuthorized()) end();
    }, CHECK_MS).unref();
  }

  get count(): number {
    return this.open.size;
  }

  onModuleDestroy(): void {
    clearInterval(this.checking);
    for (const { end } of this.open) end();
  }

  /** @throws {Rejection} `request.too-many-at-once`, `server.overloaded` */
  async stream(request: StreamRequest): Promise<Readable> {
    const release = await this.enter(request.actor);
    const ended = new AbortController();
    const signal = AbortSignal.any([request.signal, ended.signal]);
    const own: OpenStream = { isAuthorized: () => isAuthorized(request), end: () => ended.abort() };
    this.open.add(own);
    const messages = this.messages(request, signal);
    const content = Readable.from(messages, { objectMode: false, highWaterMark: BUFFER_BYTES });
    // Also if the response is never read: `HEAD`, or a client that is already disconnected.
    onAbort(signal, () => void content.destroy());
    content.once('close', () => {
      ended.abort();
      this.open.delete(own);
      release();
    });
    return content;
  }

  /** Reads on demand: a slow reader holds at most one page. Ends when the key is no longer valid, and in an outage. */
  private async *messages(request: StreamRequest, signal: AbortSignal): AsyncGenerator<string> {
    const { reader, selection } = request;
    yield `retry: ${RETRY_MS}\n\n`;
    try {
      for (let position = request.after; !signal.aborted && !this.feed.tail.isStopped; ) {
        const page = await this.feed.read(reader, { selection, limit: FACTS_AT_ONCE, signal }, position);
        for (const fact of page.facts) {
          if (signal.aborted || !isAuthorized(request)) return;
          yield this.messageOf(fact);
          request.reached(fact.event.position);
        }
        ({ position } = page);
        request.reached(position);
        if (!page.isAtHead) continue;
        if (!(await this.movedBeyond(position, signal))) yield ': \n\n';
      }
    } catch (err) {
      if (!signal.aborted) this.logger.warn({ err }, 'a stream was cut');
    }
  }

  /** `false`: the heartbeat interval elapsed without a new fact, or the stream has ended. */
  private async movedBeyond(position: bigint, signal: AbortSignal): Promise<boolean> {
    const silence = new AbortController();
    const late = setTimeout(() => silence.abort(), HEARTBEAT_MS);
    const release = onAbort(signal, () => silence.abort());
    await this.feed.tail.moved(position, silence.signal);
    clearTimeout(late);
    release();
    return !silence.signal.aborted;
  }

  private messageOf(fact: PublishedFact): string {
    const written = this.written.get(fact) ?? messageText(cloudEventOf(fact, this.feed.source));
    this.written.set(fact, written);
    return `id: ${this.feed.cursorAt(fact.event.position)}\n${written}`;
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

function isAuthorized({ authorize }: StreamRequest): boolean {
  try {
    authorize();
    return true;
  } catch {
    return false;
  }
}

const messageText = (event: CloudEvent): string => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`;
