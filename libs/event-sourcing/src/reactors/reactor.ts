import type { CommandMessage, Event, Instant, OfType, RecordedEvent } from '../events/event';
import { entityIdOf, type ParkedStream } from '../events/parked-streams';

/** One thing to be done because of a fact: now, or when a time has come. */
export type Reaction<C extends CommandMessage = CommandMessage> = {
  /** The stream the command goes to; its category (up to the first `-`) names the handler. */
  readonly stream: string;
  readonly command: C;
  /** Absent: now. Timers are never cancelled: a command that finds nothing to do answers `[]`. */
  readonly at?: Instant;
  /** Order among timers of one instant, lowest first: facts of law before the cards that look at them. */
  readonly rank?: number;
};

/** Follows facts and asks for what has to follow. Pure; runs at least once; its command ids derive from the event. */
export type Reactor<E extends Event, C extends CommandMessage> = {
  readonly name: string;
  readonly on: { readonly [Type in E['type']]?: (event: RecordedEvent<OfType<E, Type>>) => readonly Reaction<C>[] };
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
  /** The stream of the fact that set it; `null`: set before this was kept. */
  readonly source: string | null;
  readonly stream: string;
  readonly command: CommandMessage;
};

/**
 * Whether a timer must wait for parked streams: it comes of one, or is for one, or for another stream about the same. What it
 * would look at has not been seen to its end.
 */
export const isHeld = (
  { source, stream }: Pick<Timer, 'source' | 'stream'>,
  parked: readonly Pick<ParkedStream, 'stream'>[],
): boolean => {
  if (parked.length === 0) return false;
  const topics = [stream, source ?? stream].map(entityIdOf);
  return parked.some((one) => topics.includes(entityIdOf(one.stream)));
};

/** What waits to fire; of the instants, those of timers that are not held. */
export type WaitingTimers = {
  readonly count: number;
  /** The earliest instant for which a timer waits. */
  readonly oldest: Instant | null;
  /** The earliest instant at which one of them could fire: due, and known of. A fact told late sets timers for the past. */
  readonly dueAndKnown: Instant | null;
};

/** From when on a timer could fire. */
export const dueAndKnown = ({ due, setAt }: Pick<Timer, 'due' | 'setAt'>): Instant => (setAt > due ? setAt : due);

/** A parked stream has been reacted to: up to the checkpoint, or up to another poison event. */
export type Resumption = {
  readonly stream: string;
  readonly timers: readonly Timer[];
  /** Where it is parked now; `null`: it is not. */
  readonly still: ParkedStream | null;
};

/**
 * Where timers, the reactors' checkpoint and their parked streams live: apart from the read models, so that rebuilding views
 * sends nothing. `reactor` names who follows the log.
 */
export abstract class TimerStore {
  abstract checkpoint(reactor: string): Promise<bigint>;
  /**
   * Keeps the timers and moves the checkpoint, or does neither. An advance to where the checkpoint already is, or to
   * before, has been done: it keeps no timer, so that what has fired does not come back. With it, and also where the checkpoint
   * stands still, it keeps which streams are parked, beside those that are already.
   */
  abstract advance(
    reactor: string,
    timers: readonly Timer[],
    to: bigint,
    parked?: readonly ParkedStream[],
  ): Promise<void>;
  /** Streams that are reacted to no further, by their places. Their timers are held ({@link isHeld}): none is due. */
  abstract parked(reactor: string): Promise<readonly ParkedStream[]>;
  /** Keeps the timers and takes the stream from the list, or does neither; nothing where it is not in the list. */
  abstract resumed(reactor: string, resumption: Resumption): Promise<void>;
  /** Asks for everything that is parked to be tried again; the request is named by its sender. */
  abstract requestResume(wish: string): Promise<void>;
  /** Who has asked so last, and has not been heard; `null`: nobody, or nothing is parked. */
  abstract resumeRequest(reactor: string): Promise<string | null>;
  /** It was tried. Who has asked meanwhile is heard next. */
  abstract resumeHandled(reactor: string, wish: string): Promise<void>;
  /** The earliest instant for which a timer waits. */
  abstract nextDue(): Promise<Instant | null>;
  /** Timers of exactly this instant, by (rank, id). */
  abstract dueAt(instant: Instant, limit: number): Promise<readonly Timer[]>;
  abstract done(ids: readonly string[]): Promise<void>;
  abstract waiting(): Promise<WaitingTimers>;
}
