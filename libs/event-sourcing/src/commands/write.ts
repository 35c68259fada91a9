import type { Event, JsonObject, Message, Metadata, Recorded } from '../events/event';
import type { Decider } from './decider';
import type { Envelope } from './envelope';
import type { People } from './people';
import { type AnsweredLimit, APPLIED, type Effect, UNCHANGED } from './receipt';

/** Facts of other streams, and the revisions at which they were read. */
export type Known<K> = { readonly facts: K; readonly revisions: Readonly<Record<string, string>> };

/** Nothing needed from elsewhere. */
export const nothingKnown = (): Promise<Known<null>> => Promise.resolve({ facts: null, revisions: {} });

/** One command to one stream, and in whose name. */
export type Wish<Command extends Message, Bounds> = {
  readonly stream: string;
  readonly command: Command;
  readonly envelope: Envelope;
  /** What the caller may see; `null`: the system itself asks. */
  readonly scope: Bounds | null;
};

/** A fact of the stream, as far as an answer may look at it: the same before and after it was kept. */
export type Told<E extends Event> = E & { readonly metadata: Pick<Metadata, 'commandId' | 'recordedAt'> };

/** The stream up to the answered revision, and nothing behind it: what an answer is made from, at once or later. */
export type Outcome<State, E extends Event> = {
  readonly before: State;
  readonly after: State;
  /** What this command has told; empty where there was nothing to do. */
  readonly own: readonly Told<E>[];
  /** Everything up to here, what this command has told with it. */
  readonly stream: readonly Told<E>[];
};

/** How one kind of command is written. It says what belongs to each step; the order of the steps is the pipeline's. */
export type Write<State, Command extends Message, E extends Event, K, Bounds, Numbers extends JsonObject> = {
  readonly decider: Decider<State, Command, E, K>;
  /**
   * Whether the caller may see what the command is about, or what it would create. @throws the context's not-found, which
   * is what everybody hears who may not see it, whatever else is wrong with the command
   */
  readonly see: (
    bounds: Bounds,
    asked: { readonly command: Command; readonly state: State; readonly events: readonly Recorded<E>[] },
  ) => void | Promise<void>;
  /** Loads what the rules need from elsewhere; again after each conflict. */
  readonly context: (
    state: State,
    asked: { readonly command: Command; readonly envelope: Envelope },
  ) => Promise<Known<K>>;
  readonly effect: (outcome: Outcome<State, E>) => Effect;
  readonly limits: (state: State) => readonly AnsweredLimit[];
  readonly numbers: (outcome: Outcome<State, E>) => Numbers;
  /** Sealed only once the rules have said yes, and erased where a refusal is kept all the same; `null`: it names nobody. */
  readonly people: People<Command, K> | null;
};

type Needed = 'context' | 'decider';

/** Applied, unless there was nothing to do. */
const plainEffect = ({ own }: { readonly own: readonly unknown[] }): Effect => (own.length === 0 ? UNCHANGED : APPLIED);

/** Declares a write. What is left out: everybody may see it, it has no limits and answers no numbers, and it names nobody. */
export const defineWrite = <
  State,
  Command extends Message,
  E extends Event,
  K,
  Numbers extends JsonObject = Record<string, never>,
  Bounds = unknown,
>(
  declared: Pick<Write<State, Command, E, K, Bounds, Numbers>, Needed> &
    Partial<Write<State, Command, E, K, Bounds, Numbers>>,
): Write<State, Command, E, K, Bounds, Numbers> => ({
  see: () => {},
  effect: plainEffect,
  limits: () => [],
  numbers: () => ({}) as Numbers,
  people: null,
  ...declared,
});
