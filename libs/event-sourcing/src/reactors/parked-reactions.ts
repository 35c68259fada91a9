import { isDamage } from '../events/damage';
import type { RecordedEvent } from '../events/event';
import type { EventStore } from '../events/event-store';
import { categoryOf, type ParkedStream, ParkedStreams, type ParkingRules } from '../events/parked-streams';
import { isHeld, type Resumption, type Timer, type TimerStore } from './reactor';

type Options = ParkingRules & {
  /** Who follows the log. */
  readonly name: string;
  readonly events: EventStore;
  readonly timers: TimerStore;
  /** Everything up to here has been reacted to. */
  readonly position: () => bigint;
  readonly onParked: (parked: ParkedStream) => void;
};

/** So often a command is tried that fails by a mistake of the program: it may yet be one of the hour. */
const MISTAKES_MAX = 5;
const MISTAKES = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/**
 * The streams that are reacted to no further. They are followed again by {@link resume} only, from the poison event on and in
 * order. The store hears of changes one after the other, so that none is written over by an older one.
 */
export class ParkedReactions {
  private readonly streams: ParkedStreams;
  private lastChange: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: Options) {
    this.streams = new ParkedStreams(options);
  }

  get all(): readonly ParkedStream[] {
    return this.streams.all;
  }

  /** Streams of which nothing behind a position is followed. */
  excludedAfter(position: bigint): ReadonlySet<string> {
    return new Set(this.streams.excludedAfter(position));
  }

  holds(fact: Pick<RecordedEvent, 'stream' | 'position'>): boolean {
    return this.streams.holds(fact);
  }

  /** As the store has them. */
  async open(): Promise<void> {
    const { timers, name } = this.options;
    await this.inTurn(async () => this.streams.restore(await timers.parked(name)));
  }

  /** Parks the stream of a fact; `false`: it may not be parked, and whoever follows it stops. */
  park(place: Pick<RecordedEvent, 'stream' | 'revision' | 'position'>, error: unknown): boolean {
    const before = this.all.length;
    const isParked = this.streams.park(place, error);
    const news = this.all.find(({ stream }) => stream === place.stream);
    if (this.all.length > before && news !== undefined) this.options.onParked(news);
    return isParked;
  }

  /** Parks the stream of a fact if what follows from it can never be had; `false`: it is tried again. */
  parkFact(fact: RecordedEvent, error: unknown, tries: number): boolean {
    return this.isHopeless(error, tries) && this.park(fact, error);
  }

  /** Parks what a timer comes of if it can never be fired; `false`: it is tried again. All that was reacted to stays so. */
  async parkTimer(timer: Timer, error: unknown, tries: number): Promise<boolean> {
    if (!this.isHopeless(error, tries)) return false;
    const place =
      isDamage(error) && isHeld(timer, [error])
        ? { stream: error.stream, revision: error.revision }
        : await this.nextOf(timer.source ?? timer.stream);
    return this.park({ ...place, position: this.options.position() + 1n }, error);
  }

  /** The store does not know all of it yet. */
  get isUnsaved(): boolean {
    return this.streams.changed;
  }

  /** Keeps the timers, the checkpoint and what is parked. */
  advance(set: readonly Timer[], to: bigint): Promise<void> {
    const { timers, name } = this.options;
    return this.inTurn(async () => {
      const kept = this.all;
      await timers.advance(name, set, to, kept);
      if (kept.length === this.all.length) this.streams.saved();
    });
  }

  /** Keeps what is parked. */
  save(): Promise<void> {
    return this.advance([], 0n);
  }

  resumed(resumption: Resumption): Promise<void> {
    const { timers, name } = this.options;
    return this.inTurn(async () => {
      await timers.resumed(name, resumption);
      this.streams.release(resumption.stream, resumption.still);
    });
  }

  /** Facts that are missing stay so, and a mistake of the program is made again; but where all rests on it, all waits for it. */
  isHopeless(error: unknown, tries: number): boolean {
    if (isDamage(error)) return !this.options.neverParked.includes(categoryOf(error.stream));
    return tries >= MISTAKES_MAX && error instanceof Error && MISTAKES.includes(error.name);
  }

  /** The first fact of a stream that was not reacted to; where facts of it are missing, the first of those. */
  private async nextOf(stream: string): Promise<Pick<ParkedStream, 'stream' | 'revision'>> {
    try {
      const facts = await this.options.events.read(stream);
      const last = facts.findLast(({ position }) => position <= this.options.position());
      return { stream, revision: last === undefined ? 0n : last.revision + 1n };
    } catch (error) {
      if (isDamage(error)) return { stream, revision: error.revision };
      throw error;
    }
  }

  private inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.lastChange.then(change);
    this.lastChange = mine.catch(() => {});
    return mine;
  }
}
