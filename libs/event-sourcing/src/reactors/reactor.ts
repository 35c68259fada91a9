import type { Event, Instant, Message, Of, Recorded } from '../events/event';

/** One thing to be done because of a fact: now, or when a time has come. */
export type Reaction<C extends Message = Message> = {
  /** The stream the command goes to; its category (up to the first `-`) names the handler. */
  readonly stream: string;
  readonly command: C;
  /** Absent: now. Timers are never cancelled: a command that finds nothing to do answers `[]`. */
  readonly at?: Instant;
  /** Order among timers of one instant, lowest first: facts of law before the cards that look at them. */
  readonly rank?: number;
};

/** Follows facts and asks for what has to follow. Pure; runs at least once; its command ids derive from the event. */
export type Reactor<E extends Event, C extends Message> = {
  readonly name: string;
  readonly on: { readonly [Type in E['type']]?: (event: Recorded<Of<E, Type>>) => readonly Reaction<C>[] };
};

// biome-ignore lint/suspicious/noExplicitAny: the runner only passes events and commands through.
export type AnyReactor = Reactor<any, any>;

/** A reaction that waits for its time. */
export type Timer = {
  /** Derived from the event and the index of the reaction: setting it twice is setting it once. */
  readonly id: string;
  readonly due: Instant;
  /** When the fact that set it was recorded: it could not have fired before that. */
  readonly setAt: Instant;
  readonly rank: number;
  readonly reactor: string;
  readonly causationId: string;
  readonly correlationId: string;
  readonly stream: string;
  readonly command: Message;
};

/** What waits to fire. */
export type WaitingTimers = {
  readonly count: number;
  /** The earliest instant for which a timer waits. */
  readonly oldest: Instant | null;
  /** The earliest instant at which one of them could fire: due, and known of. A fact told late sets timers for the past. */
  readonly dueAndKnown: Instant | null;
};

/** From when on a timer could fire. */
export const dueAndKnown = ({ due, setAt }: Pick<Timer, 'due' | 'setAt'>): Instant => (setAt > due ? setAt : due);

/** Where timers and the reactors' checkpoint live: apart from the read models, so that rebuilding views sends nothing. */
export abstract class TimerStore {
  abstract checkpoint(reactor: string): Promise<bigint>;
  /**
   * Keeps the timers and moves the checkpoint, or does neither. An advance to where the checkpoint already is, or to
   * before, has been done: it keeps nothing, so that what has fired does not come back.
   */
  abstract advance(reactor: string, timers: readonly Timer[], to: bigint): Promise<void>;
  /** The earliest instant for which a timer waits. */
  abstract nextDue(): Promise<Instant | null>;
  /** Timers of exactly this instant, by (rank, id). */
  abstract dueAt(instant: Instant, limit: number): Promise<readonly Timer[]>;
  abstract done(ids: readonly string[]): Promise<void>;
  abstract waiting(): Promise<WaitingTimers>;
}
