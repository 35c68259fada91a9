import type { CommandMessage, Event, Instant, OfType, RecordedEvent } from '../events/event';
import { entityIdOf, type ParkedStream } from '../events/parked-streams';

/** One reaction to an event: immediate, or at an instant. */
export type Reaction<C extends CommandMessage = CommandMessage> = {
  /** The stream the command is sent to; its category (up to the first `-`) selects the handler. */
  readonly stream: string;
  readonly command: C;
  /** Absent: immediately. Timers are never cancelled: a command without effect answers `[]`. */
  readonly at?: Instant;
  /** Order among timers of the same instant, lowest first: events by law before the cards that depend on them. */
  readonly rank?: number;
};

/** Follows events and asks for their consequences. Pure; runs at least once; its command ids derive from the event. */
export type Reactor<E extends Event, C extends CommandMessage> = {
  readonly name: string;
  readonly on: { readonly [Type in E['type']]?: (event: RecordedEvent<OfType<E, Type>>) => readonly Reaction<C>[] };
};

// biome-ignore lint/suspicious/noExplicitAny: the runner only passes events and commands through.
export type AnyReactor = Reactor<any, any>;

/** A reaction that waits for its instant. */
export type Timer = {
  /** Derived from the event and the index of the reaction: setting it twice has the effect of setting it once. */
  readonly id: string;
  readonly due: Instant;
  /** When the event that set it was recorded: it could not have fired before that. */
  readonly setAt: Instant;
  readonly rank: number;
  readonly reactor: string;
  readonly causationId: string;
  readonly correlationId: string;
  /** The stream of the event that set it; `null`: set by a version that did not store it. */
  readonly source: string | null;
  readonly stream: string;
  readonly command: CommandMessage;
};

/**
 * Whether a timer must wait for parked streams: it was set by one, is addressed to one, or to another stream of the same
 * entity. The state it would depend on is incomplete.
 */
export const isHeld = (
  { source, stream }: Pick<Timer, 'source' | 'stream'>,
  parked: readonly Pick<ParkedStream, 'stream'>[],
): boolean => {
  if (parked.length === 0) return false;
  const topics = [stream, source ?? stream].map(entityIdOf);
  return parked.some((one) => topics.includes(entityIdOf(one.stream)));
};

/** The waiting timers; instants are those of timers that are not held. */
export type WaitingTimers = {
  readonly count: number;
  /** The earliest instant of a waiting timer. */
  readonly oldest: Instant | null;
  /**
   * The earliest instant at which one of them could fire: due and already set. An event reported late sets timers in the past.
   */
  readonly dueAndKnown: Instant | null;
};

/** The instant from which a timer can fire. */
export const dueAndKnown = ({ due, setAt }: Pick<Timer, 'due' | 'setAt'>): Instant => (setAt > due ? setAt : due);

/** A parked stream has been reacted to: up to the checkpoint, or up to another poison event. */
export type Resumption = {
  readonly stream: string;
  readonly timers: readonly Timer[];
  /** Where it is parked now; `null`: it no longer is. */
  readonly still: ParkedStream | null;
};

/**
 * Storage of timers, the reactors' checkpoint and their parked streams: separate from the read models, so that rebuilding views
 * sends no commands. `reactor` names the checkpoint.
 */
export abstract class TimerStore {
  abstract checkpoint(reactor: string): Promise<bigint>;
  /**
   * Saves the timers and moves the checkpoint, atomically. An advance to the present checkpoint or an earlier position has
   * already been done: it stores no timers, so that fired ones are not restored. It also stores the parked streams, in addition
   * to those already parked, even if the checkpoint does not move.
   */
  abstract advance(
    reactor: string,
    timers: readonly Timer[],
    to: bigint,
    parked?: readonly ParkedStream[],
  ): Promise<void>;
  /** Parked streams, ordered by position. Their timers are held ({@link isHeld}): none is due. */
  abstract parked(reactor: string): Promise<readonly ParkedStream[]>;
  /** Saves the timers and removes the stream from the list, atomically; no effect if it is not in the list. */
  abstract resumed(reactor: string, resumption: Resumption): Promise<void>;
  /** Requests that all parked streams are retried; the request has a name given by its sender. */
  abstract requestResume(request: string): Promise<void>;
  /** The last request that was not handled yet; `null`: none, or nothing is parked. */
  abstract resumeRequest(reactor: string): Promise<string | null>;
  /** The request was handled. A later request is handled next. */
  abstract resumeHandled(reactor: string, request: string): Promise<void>;
  /** The earliest instant of a waiting timer. */
  abstract nextDue(): Promise<Instant | null>;
  /** Timers of exactly this instant, by (rank, id). */
  abstract dueAt(instant: Instant, limit: number): Promise<readonly Timer[]>;
  abstract done(ids: readonly string[]): Promise<void>;
  abstract waiting(): Promise<WaitingTimers>;
}
