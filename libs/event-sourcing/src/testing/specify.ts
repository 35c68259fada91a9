import { type Decider, decide, fold } from '../commands/decider';
import { Rejection } from '../commands/rejection';
import type { Event, Message } from '../events/event';
import type { Parameters } from '../words/words';
import { frozen } from './frozen';

/** The end of a sentence: what the rules are to answer. Compares exactly and in order. */
export type Then<E extends Event> = {
  readonly then: (...events: readonly E[]) => void;
  readonly thenNothing: () => void;
  /** With `parameters`, exactly these as well. */
  readonly thenRejected: (code: string, parameters?: Parameters) => void;
};

export type When<Command extends Message, E extends Event> = {
  readonly when: (command: Command) => Then<E>;
};

/** `whenKnown` is needed where the rules ask for facts of other streams; without it they get `null`. */
export type Given<Command extends Message, E extends Event, Known> = When<Command, E> & {
  readonly whenKnown: (known: Known) => When<Command, E>;
};

/**
 * Given past events, when a command, then new events: `specify(decider).given(a, b).when(command).then(c)`. The past and
 * the command are frozen, so a rule that changes them fails; what comes out must be plain JSON.
 */
export function specify<State, Command extends Message, E extends Event, Known>(
  decider: Decider<State, Command, E, Known>,
): { readonly given: (...past: readonly E[]) => Given<Command, E, Known> } {
  const when = (past: readonly E[], known: Known) => (command: Command) =>
    expectThat(() => decide(decider, frozen(command), fold(decider, frozen(past)), known));
  return {
    given: (...past) => ({
      when: when(past, null as Known),
      whenKnown: (known) => ({ when: when(past, known) }),
    }),
  };
}

function expectThat<E extends Event>(decision: () => readonly E[]): Then<E> {
  const thenEvents = (...events: readonly E[]): void => {
    const made = decision();
    expect(made).toStrictEqual(events);
    expect(JSON.parse(JSON.stringify(made))).toStrictEqual(made);
  };
  return {
    // biome-ignore lint/suspicious/noThenProperty: given, when, then; nothing of a sentence is ever awaited.
    then: thenEvents,
    thenNothing: () => thenEvents(),
    thenRejected: (code, parameters) => {
      const rejection = rejectionOf(decision);
      expect(rejection instanceof Rejection ? rejection.code : rejection).toBe(code);
      if (parameters !== undefined) expect((rejection as Rejection).parameters).toStrictEqual(parameters);
    },
  };
}

function rejectionOf(decision: () => readonly Event[]): Rejection | readonly Event[] {
  try {
    return decision();
  } catch (error) {
    if (error instanceof Rejection) return error;
    throw error;
  }
}
