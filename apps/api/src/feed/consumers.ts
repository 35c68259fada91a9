import { createHash } from 'node:crypto';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { type ApiKey, KeyRing, scopeOf } from '@sealtrail/access';
import { type Instant, LruMap, type PageCursor, WallClock } from '@sealtrail/event-sourcing';
import { Presence } from '@sealtrail/event-sourcing/runtime';
import { type Lag, type LaggingReader, lagsOf } from './consumer-lag';
import { Feed } from './feed';
import type { FeedChannel } from './feed-channels';
import { feedReaderOf } from './feed-readers';
import type { FeedSelection } from './published-facts';

/** A consumer of the feed: key, channel and selection. Two readers with the same three are one consumer. */
type Consumer = { readonly key: string; readonly channel: FeedChannel; readonly selection: FeedSelection };

/** Everything up to `position` was consumed. */
export type ConsumerPosition = Consumer & { readonly id: string; readonly position: bigint; readonly readAt: Instant };

export type ConsumerLag = ConsumerPosition & Lag;

const PLACE = 'feed-consumers';
/** Consumers that have not read for this long are dropped. */
const REMEMBERED_MS = 30 * 24 * 60 * 60_000;
const SAVE_MS = 5_000;
const CONSUMERS_OF_KEY_MAX = 16;
const CONSUMERS_MAX = 10_000;

type ConsumerPageRequest = {
  readonly isVisible: (consumer: ConsumerPosition) => boolean;
  readonly limit: number;
  readonly after: PageCursor | null;
  readonly signal: AbortSignal;
};

/** The positions of all consumers. Processes exchange them every few seconds; a single process has none from before its start. */
@Injectable()
export class FeedConsumers implements OnModuleDestroy {
  /** Positions seen by this process, by key; and the ones not shared yet. */
  private readonly seen = new LruMap<string, LruMap<string, ConsumerPosition>>(CONSUMERS_MAX);
  private readonly untold = new Map<string, ConsumerPosition>();
  private readonly logger = new Logger('feed');
  private readonly saving: NodeJS.Timeout;

  constructor(
    private readonly feed: Feed,
    private readonly keys: KeyRing,
    private readonly presence: Presence,
    private readonly clock: WallClock,
  ) {
    this.saving = setInterval(() => void this.save(), SAVE_MS).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.saving);
    await this.save();
  }

  /** Records that a consumer has consumed everything up to a position. */
  note(consumer: Consumer, position: bigint): void {
    const { key } = consumer;
    const own = this.seen.get(key) ?? new LruMap<string, ConsumerPosition>(CONSUMERS_OF_KEY_MAX);
    this.seen.set(key, own);
    const noted = { ...consumer, id: idOf(consumer), position, readAt: this.clock.now() };
    own.set(noted.id, noted);
    if (this.untold.size < CONSUMERS_MAX || this.untold.has(noted.id)) this.untold.set(noted.id, noted);
  }

  /** Shares new positions with other processes. If that fails, they are shared with the next call. */
  async save(): Promise<void> {
    const news = [...this.untold.values()];
    this.untold.clear();
    try {
      for (const { id, position, ...rest } of news)
        await this.presence.announce(PLACE, id, REMEMBERED_MS, JSON.stringify({ ...rest, position: String(position) }));
    } catch (err) {
      this.logger.warn({ err }, 'where consumers stand could not be saved');
    }
  }

  /** Consumers whose keys are still valid, by id. */
  async all(): Promise<readonly ConsumerPosition[]> {
    const found = new Map<string, ConsumerPosition>();
    for (const { who, note } of await this.presence.list(PLACE)) found.set(who, positionIn(who, note ?? '{}'));
    for (const own of this.seen.values)
      for (const noted of own.values) if (!isNewer(found.get(noted.id), noted)) found.set(noted.id, noted);
    const now = this.clock.now();
    return [...found.values()]
      .filter(({ key }) => this.keys.findById(key, now) !== null)
      .toSorted((a, b) => (a.id < b.id ? -1 : 1));
  }

  /** A page of the visible consumers, with the lag of each, and where the list continues. */
  async page({
    isVisible,
    limit,
    after,
    signal,
  }: ConsumerPageRequest): Promise<{ readonly items: readonly ConsumerLag[]; readonly next: PageCursor | null }> {
    const rest = (await this.all()).filter(
      (consumer) => isVisible(consumer) && (after === null || consumer.id > after.id),
    );
    const some = rest.slice(0, limit);
    const lags = await lagsOf(
      this.feed,
      some.map((consumer) => this.readerOf(consumer)),
      signal,
    );
    const items = some.flatMap((consumer, at) => (lags[at] === undefined ? [] : [{ ...consumer, ...lags[at] }]));
    const last = some.at(-1);
    return { items, next: last === undefined || some.length === rest.length ? null : { value: null, id: last.id } };
  }

  /** What a key may read, as of now. */
  private readerOf({ key: id, selection, position }: ConsumerPosition): LaggingReader {
    const key = this.keys.get(id) as ApiKey;
    return { reader: feedReaderOf({ role: key.role, scope: scopeOf(key) }), selection, position };
  }
}

const isNewer = (known: ConsumerPosition | undefined, than: ConsumerPosition): boolean =>
  known !== undefined && known.readAt > than.readAt;

/** Fixed length, whatever the selection. */
function idOf({ key, channel, selection: { types, department, region } }: Consumer): string {
  const text = JSON.stringify([types?.toSorted() ?? null, department ?? null, region ?? null]);
  return `${key}.${channel}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
}

function positionIn(id: string, note: string): ConsumerPosition {
  const { position, ...rest } = JSON.parse(note) as Omit<ConsumerPosition, 'id' | 'position'> & { position: string };
  return { ...rest, id, position: BigInt(position) };
}
