import type { CommandMessage, Event, JsonObject, Metadata, RecordedEvent } from '../events/event';
import type { CommandMetadata } from './command-metadata';
import { APPLIED, type Effect, type ResultLimit, UNCHANGED } from './command-result';
import type { DataSubjects } from './data-subjects';
import type { Decider } from './decider';

/** Facts of other streams, and the revisions at which they were read. */
export type LoadedContext<K> = { readonly facts: K; readonly revisions: Readonly<Record<string, string>> };

/** Nothing needed from elsewhere. */
export const noContext = (): Promise<LoadedContext<null>> => Promise.resolve({ facts: null, revisions: {} });

/** One command to one stream, and in whose name. */
export type CommandEnvelope<Command extends CommandMessage, Bounds> = {
  readonly stream: string;
  readonly command: Command;
  readonly commandMetadata: CommandMetadata;
  /** What the caller may see; `null`: the system itself asks. */
  readonly scope: Bounds | null;
};

/** A fact of the stream, as far as an answer may look at it: the same before and after it was kept. */
export type StampedEvent<E extends Event> = E & { readonly metadata: Pick<Metadata, 'commandId' | 'recordedAt'> };

/** The stream up to the answered revision, and nothing behind it: what an answer is made from, at once or later. */
export type StateTransition<State, E extends Event> = {
  readonly before: State;
  readonly after: State;
  /** What this command has told; empty where there was nothing to do. */
  readonly ownEvents: readonly StampedEvent<E>[];
  /** Everything up to here, what this command has told with it. */
  readonly stream: readonly StampedEvent<E>[];
};

/** How one kind of command is written. It says what belongs to each step; the order of the steps is the pipeline's. */
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
   * Whether the caller may see what the command is about, or what it would create. @throws the context's not-found, which
   * is what everybody hears who may not see it, whatever else is wrong with the command
   */
  readonly see: (
    bounds: Bounds,
    asked: { readonly command: Command; readonly state: State; readonly events: readonly RecordedEvent<E>[] },
  ) => void | Promise<void>;
  /** Loads what the rules need from elsewhere; again after each conflict. */
  readonly context: (
    state: State,
    asked: { readonly command: Command; readonly commandMetadata: CommandMetadata },
  ) => Promise<LoadedContext<K>>;
  readonly effect: (outcome: StateTransition<State, E>) => Effect;
  readonly limits: (state: State) => readonly ResultLimit[];
  readonly numbers: (outcome: StateTransition<State, E>) => Numbers;
  /** Sealed only once the rules have said yes, and erased where a refusal is kept all the same; `null`: it names nobody. */
  readonly dataSubjects: DataSubjects<Command, K> | null;
};

type RequiredMember = 'context' | 'decider';

/** Applied, unless there was nothing to do. */
const plainEffect = ({ ownEvents }: { readonly ownEvents: readonly unknown[] }): Effect =>
  ownEvents.length === 0 ? UNCHANGED : APPLIED;

/** Declares a write. What is left out: everybody may see it, it has no limits and answers no numbers, and it names nobody. */
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
