import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { CaseBounds } from '@sealtrail/applications';
import { published } from '@sealtrail/contexts';
import { EventStore, type Instant, NamespaceSecret, wait } from '@sealtrail/event-sourcing';
import { type Admission, RequestLimits } from '@sealtrail/event-sourcing/runtime';
import { fault, invalid, reject } from '../http/rejections';
import { FeedCursors } from './feed-cursor';
import { FeedTail } from './feed-tail';
import { type FactPage, type FeedReader, type FeedSelection, isShown, PublishedFacts } from './published-facts';

const WAITS_OF_KEY_MAX = 4;
const WAITS_MAX = 200;

export type FeedRequest = {
  /** Exclusive. */
  readonly after: bigint;
  readonly selection: FeedSelection;
  readonly limit: number;
  /** Maximum time to wait for the first fact. */
  readonly waitMs: number;
  /** Aborts when the client disconnects. */
  readonly signal: AbortSignal;
};

const EVERYTHING: FeedReader = {
  audiences: [...new Set(Object.values(published).map(({ audience }) => audience))],
  scope: { department: null, region: null },
};
const NEVER = new AbortController().signal;

/** The published facts, in the order of the log. */
@Injectable()
export class Feed implements OnModuleDestroy {
  /** URI of the deployment. */
  readonly source: string;
  readonly facts: PublishedFacts;
  readonly tail: FeedTail;
  private readonly cursors: FeedCursors;
  private readonly logger = new Logger('feed');

  constructor(
    private readonly events: EventStore,
    private readonly limits: RequestLimits,
    cases: CaseBounds,
    secret: NamespaceSecret,
  ) {
    this.source = `urn:sealtrail:${secret.derive(JSON.stringify(['feedSource'])).toString('hex', 0, 16)}`;
    this.cursors = new FeedCursors(secret);
    this.facts = new PublishedFacts(events, cases, published);
    this.tail = new FeedTail(events, this.facts, {
      wait,
      onError: (err) => this.logger.warn({ err }, 'the feed follows the log no more; retrying'),
    });
  }

  async onModuleDestroy(): Promise<void> {
    await this.tail.stop();
  }

  /** @throws {Rejection} `request.too-many-at-once`, `server.overloaded` */
  async page(actor: string, reader: FeedReader, request: FeedRequest): Promise<FactPage> {
    const first = await this.read(reader, request, request.after);
    if (first.facts.length > 0 || !first.isAtHead || request.waitMs === 0) return first;
    const release = await this.enterWait(actor);
    const deadline = AbortSignal.any([request.signal, AbortSignal.timeout(request.waitMs)]);
    try {
      let page = first;
      while (page.facts.length === 0 && !deadline.aborted && !this.tail.isStopped) {
        await this.tail.moved(page.position, deadline);
        if (!deadline.aborted) page = await this.read(reader, request, page.position);
      }
      return page;
    } finally {
      release();
    }
  }

  cursorAt(position: bigint): string {
    return this.cursors.write(position);
  }

  /**
   * @throws {Rejection} `request.invalid`: not a cursor of this log; `feed.beyond-log`: the log was restored to a point before
   * the cursor
   */
  async positionOf(
    after: string | undefined,
    noCursor = () => invalid(fault('/after', 'field.not-feed-cursor')),
  ): Promise<bigint> {
    if (after === undefined) return 0n;
    if (after === 'latest') return this.events.head();
    const position = this.cursors.read(after);
    if (position === null) throw noCursor();
    if (position > (await this.events.head())) throw reject('feed.beyond-log');
    return position;
  }

  /** The facts after a position: from the tail if it holds all of them, else from the log. */
  async read(
    reader: FeedReader,
    { selection, limit, signal }: Pick<FeedRequest, 'selection' | 'limit' | 'signal'>,
    after: bigint,
  ): Promise<FactPage> {
    const held = this.tail.since(after);
    if (held === null) return this.facts.read(reader, selection, { after, limit, signal });
    const shown = held.facts.filter((fact) => isShown(fact, reader, selection));
    const facts = shown.slice(0, limit);
    const last = facts.at(-1);
    const isCut = shown.length > limit && last !== undefined;
    const position = isCut ? last.event.position : held.position > after ? held.position : after;
    return { facts, position, isAtHead: !isCut };
  }

  /** The facts after a position, of every audience and scope. */
  readAll(position: bigint, limit: number, signal: AbortSignal): Promise<FactPage> {
    return this.read(EVERYTHING, { selection: {}, limit, signal }, position);
  }

  /** When the first published fact after a position was recorded, of any audience; `null`: there is none. */
  async firstRecordedBehind(position: bigint): Promise<Instant | null> {
    const { facts } = await this.readAll(position, 1, NEVER);
    return facts[0]?.event.metadata.recordedAt ?? null;
  }

  private async enterWait(actor: string): Promise<() => void> {
    const own = await this.limits.enter(`feed of ${actor}`, WAITS_OF_KEY_MAX);
    if (!own.admitted) throw reject('request.too-many-at-once');
    const all: Admission = await this.limits.enter('feed', WAITS_MAX);
    if (all.admitted) return () => void Promise.all([own.release(), all.release()]);
    await own.release();
    throw reject('server.overloaded');
  }
}
