import { DamageRegistry, type StreamDamage, UnreadableEvent } from './damage';
import type { Event, JsonObject, RecordedEvent } from './event';
import {
  type AppendRequest,
  type AppendResult,
  type CommandOutcome,
  type EventBatch,
  EventStore,
  NO_STREAM,
  type Subscription,
} from './event-store';
import { derivedId } from './ids';
import { LongStreamCache } from './long-stream-cache';

/**
 * How old events are converted to the present shape: by stored type, the converted event. Pure. The result is upcast further as
 * long as its type is another one of the table; so each change needs to know only the next shape. A type that only gained a
 * field may upcast to itself: the conversion ends there, and must leave an event of the present shape unchanged.
 */
export type Upcasters = Readonly<Record<string, (data: JsonObject) => Event | readonly Event[]>>;

/**
 * An event store that upcasts old shapes on read: its callers only see present shapes. For long streams only new events are
 * read and upcast. Damage encountered on the way is recorded.
 */
export class UpcastingEventStore extends EventStore {
  private readonly long = new LongStreamCache();
  private readonly notes = new DamageRegistry();

  constructor(
    private readonly store: EventStore,
    private readonly upcasters: Upcasters,
  ) {
    super();
  }

  override async read(stream: string, after: bigint = NO_STREAM): Promise<readonly RecordedEvent[]> {
    if (after !== NO_STREAM) return this.upcastAll(await this.readNoting(stream, after));
    const before = this.long.find(stream);
    const news = this.upcastAll(await this.readNoting(stream, before.at(-1)?.revision ?? NO_STREAM));
    const all = news.length === 0 ? before : [...before, ...news];
    this.long.keep(stream, all);
    return all;
  }

  override async append(write: AppendRequest): Promise<AppendResult> {
    try {
      return await this.store.append(write);
    } catch (error) {
      // The stream is not at the cached revision: its cached events are dropped.
      this.long.forget(write.stream);
      this.notes.note(error);
      throw error;
    }
  }

  override answerTo(commandId: string): Promise<CommandOutcome | null> {
    return this.store.answerTo(commandId);
  }

  override forgetRejections(olderThanMs: number): Promise<number> {
    return this.store.forgetRejections(olderThanMs);
  }

  override async *subscribe({ types, ...rest }: Subscription): AsyncIterable<EventBatch> {
    const stored = types === 'all' ? types : [...new Set([...types, ...Object.keys(this.upcasters)])];
    const wanted = types === 'all' ? null : new Set(types);
    try {
      for await (const { events, position } of this.store.subscribe({ ...rest, types: stored })) {
        for (const { stream } of events) this.notes.mended(stream);
        const { lifted, broken } = this.upcastUpToDamage(events);
        const given = wanted === null ? lifted : lifted.filter(({ type }) => wanted.has(type));
        if (broken === null) yield { events: given, position };
        else if (broken.before !== null) yield { events: given, position: broken.before };
        if (broken !== null) throw broken.error;
      }
    } catch (error) {
      this.notes.note(error);
      throw error;
    }
  }

  override head(): Promise<bigint> {
    return this.store.head();
  }

  override countAfter(position: bigint, max: number): Promise<number> {
    return this.store.countAfter(position, max);
  }

  override damage(): readonly StreamDamage[] {
    const own = this.notes.all;
    const known = new Set(own.map(({ stream }) => stream));
    return [...own, ...this.store.damage().filter(({ stream }) => !known.has(stream))];
  }

  private async readNoting(stream: string, after: bigint): Promise<readonly RecordedEvent[]> {
    try {
      const found = await this.store.read(stream, after);
      this.notes.mended(stream);
      return found;
    } catch (error) {
      this.long.forget(stream);
      this.notes.note(error);
      throw error;
    }
  }

  /** The events before one that cannot be upcast, and the position up to which they reach; `before`: none. */
  private upcastUpToDamage(events: readonly RecordedEvent[]): {
    readonly lifted: readonly RecordedEvent[];
    readonly broken: { readonly error: UnreadableEvent; readonly before: bigint | null } | null;
  } {
    try {
      return { lifted: this.upcastAll(events), broken: null };
    } catch (error) {
      if (!(error instanceof UnreadableEvent)) throw error;
      const { stream, revision } = error;
      const whole = events.slice(
        0,
        events.findIndex((one) => one.stream === stream && one.revision === revision),
      );
      return { lifted: this.upcastAll(whole), broken: { error, before: whole.at(-1)?.position ?? null } };
    }
  }

  private upcastAll(events: readonly RecordedEvent[]): readonly RecordedEvent[] {
    if (!events.some(({ type }) => Object.hasOwn(this.upcasters, type))) return events;
    return events.flatMap((event) => upcastRecorded(this.upcasters, event));
  }
}

/** The present form of a recorded event. The parts of one event share its position in the stream; the first keeps its id. */
function upcastRecorded(upcasters: Upcasters, event: RecordedEvent): readonly RecordedEvent[] {
  const today = upcastToCurrent(upcasters, event, event, Object.keys(upcasters).length);
  return today.map(({ type, data }, index) => {
    const id = index === 0 ? event.id : derivedId('part', event.id, String(index));
    return { ...event, id, type, data };
  });
}

function upcastToCurrent(
  upcasters: Upcasters,
  fact: RecordedEvent,
  { type, data }: Event,
  stepsMax: number,
): readonly Event[] {
  const upcaster = Object.hasOwn(upcasters, type) ? upcasters[type] : undefined;
  if (upcaster === undefined) return [{ type, data }];
  if (stepsMax === 0) throw new Error(`the upcasters of ${type} form a cycle`);
  const made = applyUpcaster(upcaster, fact, data);
  const parts = 'type' in made ? [made] : made;
  return parts.flatMap((part) => (part.type === type ? [part] : upcastToCurrent(upcasters, fact, part, stepsMax - 1)));
}

/**
 * The present form of an old shape. @throws {UnreadableEvent} if the event does not have the old shape either; its data are not
 * repeated
 */
function applyUpcaster(
  upcaster: Upcasters[string],
  { stream, revision }: RecordedEvent,
  data: JsonObject,
): ReturnType<Upcasters[string]> {
  try {
    return upcaster(data);
  } catch {
    throw new UnreadableEvent(stream, revision, 'it matches no known schema of its type');
  }
}
