import type { CommandMessage, Event, JsonObject, Metadata, RecordedEvent } from '../events/event';
import type { CommandMetadata } from './command-metadata';
import { APPLIED, type Effect, type ResultLimit, UNCHANGED } from './command-result';
import type { DataSubjects } from './data-subjects';
import type { Decider } from './decider';

/** Data of other streams, and the revisions at which they were read. */
export type LoadedContext<K> = { readonly facts: K; readonly revisions: Readonly<Record<string, string>> };

/** For rules that need no context. */
export const noContext = (): Promise<LoadedContext<null>> => Promise.resolve({ facts: null, revisions: {} });

/** One command to one stream, with the identity and scope of the caller. */
export type CommandEnvelope<Command extends CommandMessage, Bounds> = {
  readonly stream: string;
  readonly command: Command;
  readonly commandMetadata: CommandMetadata;
  /** What the caller may see; `null`: the system itself sends the command. */
  readonly scope: Bounds | null;
};

/** An event of the stream, as far as a result may depend on it: the same before and after it was stored. */
export type StampedEvent<E extends Event> = E & { readonly metadata: Pick<Metadata, 'commandId' | 'recordedAt'> };

/** The stream up to the revision of the result: what a result is computed from, immediately or later. */
export type StateTransition<State, E extends Event> = {
  readonly before: State;
  readonly after: State;
  /** The events of this command; empty if it had no effect. */
  readonly ownEvents: readonly StampedEvent<E>[];
  /** All events up to here, including those of this command. */
  readonly stream: readonly StampedEvent<E>[];
};

/** How one kind of command is written. It defines the content of each step; the pipeline defines their order. */
export type WriteDefinition<
  State,
  Command extends CommandMessage,
  E extends Event,
  K,
  Bounds,
  Numbers extends JsonObject,
> = {
  readonly decider: Decider<State, Command, E, K>;
  /**
   * Whether the caller may see what the command is about, or what it would create. @throws the context's not-found, which every
   * caller gets that may not see it, whatever else is wrong with the command
   */
  readonly see: (
    bounds: Bounds,
    asked: { readonly command: Command; readonly state: State; readonly events: readonly RecordedEvent<E>[] },
  ) => void | Promise<void>;
  /** Loads what the rules need from other streams; repeated after each conflict. */
  readonly context: (
    state: State,
    asked: { readonly command: Command; readonly commandMetadata: CommandMetadata },
  ) => Promise<LoadedContext<K>>;
  readonly effect: (outcome: StateTransition<State, E>) => Effect;
  readonly limits: (state: State) => readonly ResultLimit[];
  readonly numbers: (outcome: StateTransition<State, E>) => Numbers;
  /**
   * Sealed only once the rules have accepted the command, and erased if a rejection is stored after all; `null`: no data
   * subjects.
   */
  readonly dataSubjects: DataSubjects<Command, K> | null;
};

type RequiredMember = 'context' | 'decider';

/** Applied, unless the command had no effect. */
const plainEffect = ({ ownEvents }: { readonly ownEvents: readonly unknown[] }): Effect =>
  ownEvents.length === 0 ? UNCHANGED : APPLIED;

/** Declares a write. Defaults: visible to every caller, no limits, no numbers in the result, no data subjects. */
export const defineWrite = <
  State,
  Command extends CommandMessage,
  E extends Event,
  K,
  Numbers extends JsonObject = Record<string, never>,
  Bounds = unknown,
>(
  declared: Pick<WriteDefinition<State, Command, E, K, Bounds, Numbers>, RequiredMember> &
    Partial<WriteDefinition<State, Command, E, K, Bounds, Numbers>>,
): WriteDefinition<State, Command, E, K, Bounds, Numbers> => ({
  see: () => {},
  effect: plainEffect,
  limits: () => [],
  numbers: () => ({}) as Numbers,
  dataSubjects: null,
  ...declared,
});
