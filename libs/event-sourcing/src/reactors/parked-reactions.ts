import { isDamage } from '../events/damage';
import type { RecordedEvent } from '../events/event';
import type { EventStore } from '../events/event-store';
import { categoryOf, type ParkedStream, ParkedStreams, type ParkingRules } from '../events/parked-streams';
import { isHeld, type Resumption, type Timer, type TimerStore } from './reactor';

type Options = ParkingRules & {
  /** Name of the checkpoint. */
  readonly name: string;
  readonly events: EventStore;
  readonly timers: TimerStore;
  /** Everything up to here has been reacted to. */
  readonly position: () => bigint;
  readonly onParked: (parked: ParkedStream) => void;
};

/** Attempts at a command that fails because of a defect: the failure may still be temporary. */
const MISTAKES_MAX = 5;
const MISTAKES = ['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError'];

/**
 * The streams parked by the reactors. Only {@link resume} follows them again, from the poison event on and in order. Changes
 * are saved one after the other, so that an older list never overwrites a newer one.
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

  /** Streams of which no event after a position is followed. */
  excludedAfter(position: bigint): ReadonlySet<string> {
    return new Set(this.streams.excludedAfter(position));
  }

  holds(fact: Pick<RecordedEvent, 'stream' | 'position'>): boolean {
    return this.streams.holds(fact);
  }

  /** Restores the list saved in the store. */
  async open(): Promise<void> {
    const { timers, name } = this.options;
    await this.inTurn(async () => this.streams.restore(await timers.parked(name)));
  }

  /** Parks the stream of an event; `false`: it may not be parked, and the reactors stop. */
  park(place: Pick<RecordedEvent, 'stream' | 'revision' | 'position'>, error: unknown): boolean {
    const before = this.all.length;
    const isParked = this.streams.park(place, error);
    const news = this.all.find(({ stream }) => stream === place.stream);
    if (this.all.length > before && news !== undefined) this.options.onParked(news);
    return isParked;
  }

  /** Parks the stream of an event if its reaction can never succeed; `false`: it is retried. */
  parkFact(fact: RecordedEvent, error: unknown, tries: number): boolean {
    return this.isHopeless(error, tries) && this.park(fact, error);
  }

  /**
   * Parks the stream that set a timer if the timer can never be fired; `false`: it is retried. Everything reacted to remains
   * so.
   */
  async parkTimer(timer: Timer, error: unknown, tries: number): Promise<boolean> {
    if (!this.isHopeless(error, tries)) return false;
    const place =
      isDamage(error) && isHeld(timer, [error])
        ? { stream: error.stream, revision: error.revision }
        : await this.nextOf(timer.source ?? timer.stream);
    return this.park({ ...place, position: this.options.position() + 1n }, error);
  }

  /** Whether changes are not saved yet. */
  get isUnsaved(): boolean {
    return this.streams.changed;
  }

  /** Saves the timers, the checkpoint and the parked streams. */
  advance(set: readonly Timer[], to: bigint): Promise<void> {
    const { timers, name } = this.options;
    return this.inTurn(async () => {
      const kept = this.all;
      await timers.advance(name, set, to, kept);
      if (kept.length === this.all.length) this.streams.saved();
    });
  }

  /** Saves the parked streams. */
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

  /** Missing events stay missing, and a defect recurs; but never-parked streams are waited for. */
  isHopeless(error: unknown, tries: number): boolean {
    if (isDamage(error)) return !this.options.neverParked.includes(categoryOf(error.stream));
    return tries >= MISTAKES_MAX && error instanceof Error && MISTAKES.includes(error.name);
  }

  /** The first event of a stream that was not reacted to; if events of it are missing, the first of those. */
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
