import { accept, at, contextFor, eventsAfter, grant, submit } from '@sealtrail/applications/testing';
import { calendarStream } from '@sealtrail/calendar/events';
import { yearImported } from '@sealtrail/calendar/testing';
import { officialAppointed } from '@sealtrail/catalog/testing';
import {
  type CommandMetadata,
  type Document,
  type Event,
  eventId,
  type Instant,
  metadataAt,
  NO_STREAM,
  type ReadStore,
  type RecordedEvent,
  type Scope,
  type StoredDocument,
  StreamStateCache,
  written,
} from '@sealtrail/event-sourcing';
import {
  FixedClock,
  FixedNamespaceSecret,
  InMemoryEventStore,
  InMemoryReadStore,
  InMemoryVault,
  pipelineOver,
} from '@sealtrail/event-sourcing/testing';
import type { LoopCommand, OrderCommand } from '../domain/loop-commands';
import { orderIdOf } from '../domain/order-id';
import { ratingIdOf, ratingStream } from '../domain/rating-commands';
import { type RatingRow, ratings } from '../read/ratings-view';
import { ChangeLoop, ChangeLoopHandler } from '../write/change-loop';
import { ChangeOrder, ChangeOrderHandler } from '../write/change-order';
import { ChangeRating, ChangeRatingHandler, type RatingSubmission } from '../write/change-rating';
import { LoopContextLoader } from '../write/loop-context-loader';
import { RateByTokenHandler } from '../write/rate-by-token';

const MATERIALS = [
  { code: 'form', satisfiedBy: 'paper', file: null, reference: null },
  { code: 'plan', satisfiedBy: 'paper', file: null, reference: null },
] as const;

export const EVERYTHING: Scope = { department: null, region: null };

export const commandMetadataOf = (commandId: string, change: Partial<CommandMetadata> = {}): CommandMetadata => ({
  actor: 'desk',
  commandId,
  correlationId: 'c',
  causationId: null,
  fingerprint: `hash of ${commandId}`,
  expectedRevision: null,
  ...change,
});

/** Counts its operations. */
class CountedEventStore extends InMemoryEventStore {
  reads = 0;
  appends = 0;

  override read(...asked: Parameters<InMemoryEventStore['read']>): ReturnType<InMemoryEventStore['read']> {
    this.reads++;
    return super.read(...asked);
  }

  override append(...asked: Parameters<InMemoryEventStore['append']>): ReturnType<InMemoryEventStore['append']> {
    this.appends++;
    return super.append(...asked);
  }
}

/** Counts the list queries it receives. */
class CountedReadStore extends InMemoryReadStore {
  lists = 0;

  override list<Doc extends Document>(
    ...asked: Parameters<ReadStore['list']>
  ): Promise<readonly StoredDocument<Doc>[]> {
    this.lists++;
    return super.list<Doc>(...asked);
  }
}

/** The handlers over fakes, with the case `a1` of `planning`, closed on 2026-03-10. */
export class LoopWorld {
  readonly store = new CountedEventStore();
  readonly vault = new InMemoryVault();
  readonly views = new CountedReadStore();
  readonly clock = new FixedClock(at('2026-03-11'));
  readonly secret = new FixedNamespaceSecret();
  readonly ratingId = ratingIdOf({ applicationId: 'a1', scope: 'matter', visit: null });
  readonly orderId = orderIdOf(this.ratingId, this.secret);
  readonly jurisdiction = { zone: 'Asia/Shanghai' };
  private readonly pipeline = pipelineOver(this.store, this.clock, { vault: this.vault });
  private readonly streams = new StreamStateCache(this.store);
  private readonly facts = new LoopContextLoader(this.store, this.streams, this.jurisdiction);
  private readonly ratings = new ChangeRatingHandler(this.pipeline, this.store);
  private readonly loops = new ChangeLoopHandler(this.pipeline, this.facts, this.secret);
  private readonly orders = new ChangeOrderHandler(this.pipeline, this.facts, this.streams);
  readonly byToken = new RateByTokenHandler(this.ratings, this.loops, this.facts, this.store, this.secret);
  private position = 0n;

  static async open(): Promise<LoopWorld> {
    const world = new LoopWorld();
    await world.seed(calendarStream('cn-national'), [yearImported(2026)]);
    await world.seed('application-a1', [
      ...eventsAfter(
        contextFor(),
        submit(at('2026-03-02'), { materials: MATERIALS }),
        accept(at('2026-03-02')),
        grant(at('2026-03-10')),
      ),
    ]);
    await world.seed('department-planning', [officialAppointed('planning', 'li', 'Li', ['officer'])]);
    return world;
  }

  async seed(stream: string, events: readonly Event[]): Promise<void> {
    await this.store.append({
      stream,
      expected: NO_STREAM,
      events: events.map((event, index) => ({ ...event, id: eventId(stream, index) })),
      metadata: metadataAt(at('2026-03-10'), { ...commandMetadataOf(`past of ${stream}`), known: {} }),
      answer: null,
    });
  }

  /** A bad rating of the matter by name, through a portal. */
  rate(change: Partial<RatingSubmission['data']> = {}, commandId = 'rate') {
    const data: RatingSubmission['data'] = {
      applicationId: 'a1',
      scope: 'matter',
      visit: null,
      ratingId: this.ratingId,
      level: 'dissatisfied',
      channel: 'web',
      dimensions: {},
      tags: [],
      comment: written('I waited for hours'),
      rater: { name: '张三', phone: '13800000000', idNumber: null },
      at: this.clock.now(),
      now: this.clock.now(),
      channelHeldByUnit: false,
      mayNameCase: false,
      ...change,
    };
    const command = { type: 'GiveRating', data } as const;
    return this.ratings.execute(new ChangeRating(data.ratingId, command, commandMetadataOf(commandId), EVERYTHING));
  }

  step(command: LoopCommand, scope: Scope | null = EVERYTHING, commandId: string = command.type) {
    return this.loops.execute(new ChangeLoop(this.ratingId, command, commandMetadataOf(commandId), scope));
  }

  order(command: OrderCommand, scope: Scope | null = EVERYTHING, commandId: string = command.type) {
    return this.orders.execute(new ChangeOrder(this.orderId, command, commandMetadataOf(commandId), scope));
  }

  async rated(): Promise<readonly RecordedEvent[]> {
    return this.store.read(ratingStream(this.ratingId));
  }

  /** Folds all events so far into the view of ratings. */
  async fold(): Promise<void> {
    const documents = new Map<string, RatingRow>();
    const events = [...(await this.rated()), ...(await this.store.read(`ratingOrder-${this.orderId}`))];
    for (const event of events.toSorted((a, b) => (a.position < b.position ? -1 : 1))) {
      const row = (ratings.on as Readonly<Record<string, (typeof ratings.on)['RatingGiven']>>)[event.type];
      const id = row?.id(event as never);
      if (row === undefined || typeof id !== 'string') continue;
      documents.set(id, row.fold(documents.get(id) ?? ratings.initial, event as never, id) as RatingRow);
    }
    const from = this.position++;
    await this.views.save({ view: ratings.name, documents, from, to: this.position });
  }

  /** Moves the clock to an instant. */
  until(now: Instant): this {
    this.clock.set(now);
    return this;
  }
}
